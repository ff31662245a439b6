import type { Session } from '../checkout/session';
import { bankAccounts } from '../instruments/bank-accounts';
import { isDebit } from '../instruments/method-types';
import { type FieldState, input } from './fields';
import { type Html, html } from './html';
import { methodName } from './method-name';
import { fillAccount } from './quick-fill';
import type { Texts } from './texts/texts';

/** The ways to pay, each with what it asks for. */
export function methodFields(
  { payment_method_types: types }: Session,
  state: FieldState,
  texts: Texts,
): Html {
  const chosen = state.typed['method'] ?? types[0];
  if (types.length === 1) {
    return html`<input type="hidden" name="method" value="${types[0]}" />
      ${details(types[0] ?? 'card', state, texts)}`;
  }
  return html`<fieldset class="methods">
    <legend>${texts.form.method}</legend>
    <div class="choices">
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
            <label for="method-${type}">${methodName(type, texts)}</label>
            <div class="method-details">${details(type, state, texts)}</div>
          </div>`,
      )}
    </div>
  </fieldset>`;
}

function details(type: string, state: FieldState, texts: Texts): Html {
  if (type === 'card') return card(state, texts);
  if (isDebit(type)) return account(type, state, texts);
  return html`<p class="hint">${texts.form.confirmedAt(methodName(type, texts))}</p>`;
}

function account(type: string, state: FieldState, texts: Texts): Html {
  const [first] = bankAccounts(type);
  return html`${input(
      state,
      `account-${type}`,
      type === 'sepa_debit' ? texts.form.iban : texts.form.accountNumber,
      html`autocomplete="off" dir="ltr" placeholder="${first?.number}" required`,
    )}
    <p class="hint">${texts.form.answersLater}</p>
    ${fillAccount(type, texts)}`;
}

function card(state: FieldState, { form }: Texts): Html {
  return html`<fieldset>
    <legend>${form.card}</legend>
    ${input(
      state,
      'number',
      form.cardNumber,
      html`inputmode="numeric" autocomplete="off" dir="ltr" placeholder="4242 4242 4242 4242"
      required`,
    )}
    <div class="pair">
      ${input(
        state,
        'expiry',
        form.expiry,
        html`inputmode="numeric" autocomplete="off" dir="ltr" placeholder="${form.expiryFormat}"
        required`,
      )}
      ${input(
        state,
        'cvc',
        form.securityCode,
        html`inputmode="numeric" autocomplete="off" dir="ltr" placeholder="123" maxlength="4"
        required`,
      )}
    </div>
  </fieldset>`;
}
