import type { Session } from '../checkout/session';
import { bankAccounts } from '../instruments/bank-accounts';
import { isDebit, methodLabel } from '../instruments/method-types';
import { testCards } from '../instruments/test-cards';
import { formatAmount } from '../money/currencies';
import { addressFields } from './address-fields';
import { countryNames } from './countries';
import { type FieldState, checkbox, input, select } from './fields';
import { type Html, html } from './html';

/** Everything the session asks of its shopper, in one form. */
export function paymentForm(session: Session, state: FieldState): Html {
  const free = session.amount_total === 0;
  return html`<form
    method="post"
    class="card-form"
    novalidate
    data-test-cards="${testCards()
      .map(({ number }) => number)
      .join(' ')}"
  >
    ${contact(session, state)} ${shipping(session, state)} ${!free && methods(session, state)}
    ${input(state, 'name', nameLabel(session), html`autocomplete="cc-name" required`)}
    ${
      session.billing_address_collection === 'required'
        ? addressFields(state, 'billing')
        : select(state, 'country', 'Country or region', countryNames())
    }
    ${
      session.tax_id_collection?.enabled &&
      input(state, 'tax_id', 'Tax id (optional)', html`autocomplete="off"`)
    }
    ${session.custom_fields.map((field) => customField(field, state))} ${consents(session, state)}
    ${text(session.custom_text.submit)} ${!free && quickFill(session)}
    <button class="pay" data-busy="Processing…">
      ${label(session)} ${formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')}
    </button>
    ${text(session.custom_text.after_submit)}
  </form>`;
}

function nameLabel({ payment_method_types: types }: Session): string {
  return types.every((type) => type === 'card') ? 'Name on card' : 'Name';
}

function contact(session: Session, state: FieldState): Html {
  const known = session.customer_email;
  const typed = known ? { ...state.typed, email: known } : state.typed;
  return html`${input(
    { ...state, typed },
    'email',
    'Email',
    html`type="email" autocomplete="email" required ${known && html`readonly`}`,
  )}
  ${
    session.phone_number_collection?.enabled &&
    input(state, 'phone', 'Phone', html`type="tel" autocomplete="tel" required`)
  }`;
}

function shipping(session: Session, state: FieldState): Html | null {
  const countries = session.shipping_address_collection?.allowed_countries;
  if (!countries) return null;
  return html`<fieldset>
    <legend>Shipping address</legend>
    ${text(session.custom_text.shipping_address)}
    ${input(state, 'shipping_name', 'Recipient', html`autocomplete="shipping name"`)}
    ${addressFields(state, 'shipping', countries)}
  </fieldset>`;
}

function methods({ payment_method_types: types }: Session, state: FieldState): Html {
  const chosen = state.typed['method'] ?? types[0];
  if (types.length === 1) {
    return html`<input type="hidden" name="method" value="${types[0]}" />
      ${details(types[0] ?? 'card', state)}`;
  }
  return html`<fieldset class="methods">
    <legend>Payment method</legend>
    ${types.map(
      (type) =>
        html`<div class="method">
          <input
            type="radio"
            name="method"
            id="method-${type}"
            value="${type}"
            ${type === chosen && html`checked`}
          />
          <label for="method-${type}">${methodLabel(type)}</label>
          <div class="method-details">${details(type, state)}</div>
        </div>`,
    )}
  </fieldset>`;
}

function details(type: string, state: FieldState): Html {
  if (type === 'card') return card(state);
  if (!isDebit(type)) {
    return html`<p class="hint">You confirm on the pages of ${methodLabel(type)}.</p>`;
  }
  const [first] = bankAccounts(type);
  return html`${input(
      state,
      'account',
      type === 'sepa_debit' ? 'IBAN' : 'Account number',
      html`autocomplete="off" placeholder="${first?.number}" required`,
    )}
    <p class="hint">The bank answers later; until then the order is unpaid.</p>`;
}

function card(state: FieldState): Html {
  return html`<fieldset>
    <legend>Card information</legend>
    ${input(
      state,
      'number',
      'Card number',
      html`inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" required`,
    )}
    <div class="pair">
      ${input(
        state,
        'expiry',
        'Expiry',
        html`inputmode="numeric" autocomplete="off" placeholder="MM / YY" required`,
      )}
      ${input(
        state,
        'cvc',
        'Security code',
        html`inputmode="numeric" autocomplete="off" placeholder="CVC" maxlength="4" required`,
      )}
    </div>
  </fieldset>`;
}

function customField(field: Session['custom_fields'][number], state: FieldState): Html {
  const name = `custom_${field.key}`;
  const label = `${field.label.custom ?? field.key}${field.optional ? ' (optional)' : ''}`;
  if (!field.dropdown) {
    const mode = field.type === 'numeric' ? html`inputmode="numeric"` : html``;
    return input(state, name, label, html`autocomplete="off" ${mode}`);
  }
  const options = field.dropdown.options.map(({ value, label: text }) => [value, text] as const);
  return select(state, name, label, [['', 'Choose…'], ...options]);
}

function consents({ consent_collection: asked }: Session, state: FieldState): Html {
  return html`${
    asked?.terms_of_service === 'required' &&
    checkbox(state, 'consent_terms', 'I agree to the terms of service')
  }
  ${
    asked?.promotions === 'auto' && checkbox(state, 'consent_promotions', 'Send me news and offers')
  }`;
}

function text(custom: { message: string } | null): Html | null {
  return custom && html`<p class="hint">${custom.message}</p>`;
}

const outcomes: readonly (readonly [number: string, text: string])[] = [
  ['4000000000000002', 'Declined'],
  ['4000000000009995', 'Insufficient funds'],
  ['4000002760003184', 'Asks for 3-D Secure'],
  ['4000000000000259', 'Paid, then disputed'],
  ['4000000000007726', 'Paid, refunds wait'],
  ['4000000000005126', 'Paid, refunds fail'],
];

function quickFill({ payment_method_types: types }: Session): Html | null {
  if (!types.includes('card')) return null;
  return html`<div class="quick">
    <button type="button" data-fill="4242424242424242">Fill a card that pays</button>
    <div class="field">
      <label for="outcome">or one with another outcome</label>
      <select id="outcome" data-fill-choice>
        <option value="">Choose…</option>
        ${outcomes.map(([number, name]) => html`<option value="${number}">${name}</option>`)}
      </select>
    </div>
  </div>`;
}

function label({ submit_type: type, amount_total: total }: Session): string {
  if (total === 0) return 'Complete order,';
  if (type === 'donate') return 'Donate';
  return type === 'book' ? 'Book' : 'Pay';
}
