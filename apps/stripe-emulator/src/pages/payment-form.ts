import type { Session } from '../checkout/session';
import { mistypedNumber, testCards } from '../instruments/test-cards';
import { formatAmount } from '../money/currencies';
import { addressFields } from './address-fields';
import { consentFields, customFields, taxIdFields } from './collected-fields';
import { countryNames } from './countries';
import { type FieldState, input, select } from './fields';
import { type Html, html } from './html';
import type { Language } from './language';
import { methodFields } from './method-fields';
import { fillCard } from './quick-fill';
import type { Texts } from './texts/texts';

/** Everything the session asks of its shopper, in one form. */
export function paymentForm(session: Session, state: FieldState, language: Language): Html {
  const { texts } = language;
  const free = session.amount_total === 0;
  return html`<form method="post" class="card-form" novalidate ${cardRules(texts)}>
    ${contact(session, state, texts)} ${shipping(session, state, language)}
    ${!free && methodFields(session, state, texts)}
    ${input(state, 'name', nameLabel(session, texts), html`autocomplete="cc-name" required`)}
    ${billing(session, state, language)} ${taxIdFields(session, state, texts)}
    ${customFields(session, state, texts)} ${consentFields(session, state, texts)}
    ${customText(session.custom_text.submit)}
    ${!free && session.payment_method_types.includes('card') && fillCard(texts)}
    <button class="pay" data-busy="${texts.form.processing}">${label(session, language)}</button>
    ${customText(session.custom_text.after_submit)}
  </form>`;
}

/** What the script needs to hold back a card that is not a test card. */
export function cardRules({ errors }: Texts): Html {
  const numbers = [...testCards().map(({ number }) => number), mistypedNumber];
  return html`data-test-cards="${numbers.join(' ')}" data-real-card="${errors.realCard}"`;
}

function nameLabel({ payment_method_types: types }: Session, { form }: Texts): string {
  return types.every((type) => type === 'card') ? form.nameOnCard : form.name;
}

function contact(session: Session, state: FieldState, { form }: Texts): Html {
  const known = session.customer_email;
  const typed = known ? { ...state.typed, email: known } : state.typed;
  return html`${input(
    { ...state, typed },
    'email',
    form.email,
    html`type="email" autocomplete="email" dir="ltr" required ${known && html`readonly`}`,
  )}
  ${
    session.phone_number_collection?.enabled &&
    input(state, 'phone', form.phone, html`type="tel" autocomplete="tel" dir="ltr" required`)
  }`;
}

function billing(session: Session, state: FieldState, language: Language): Html {
  const { form } = language.texts;
  if (session.billing_address_collection !== 'required') {
    return select(state, 'country', form.country, countryNames(language.code));
  }
  return html`<fieldset>
    <legend>${form.billingAddress}</legend>
    ${addressFields(state, 'billing', language)}
  </fieldset>`;
}

function shipping(session: Session, state: FieldState, language: Language): Html | null {
  const countries = session.shipping_address_collection?.allowed_countries;
  if (!countries) return null;
  const { form } = language.texts;
  return html`<fieldset>
    <legend>${form.shippingAddress}</legend>
    ${customText(session.custom_text.shipping_address)}
    ${input(state, 'shipping_name', form.recipient, html`autocomplete="shipping name"`)}
    ${addressFields(state, 'shipping', language, countries)}
  </fieldset>`;
}

function customText(custom: { message: string } | null): Html | null {
  return custom && html`<p class="hint">${custom.message}</p>`;
}

function label(
  { amount_total: total, currency, submit_type: type }: Session,
  { texts, locale }: Language,
): string {
  if (total === 0) return texts.submit.order;
  const amount = formatAmount(total ?? 0, currency ?? 'usd', locale);
  if (type === 'donate') return texts.submit.donate(amount);
  return type === 'book' ? texts.submit.book(amount) : texts.submit.pay(amount);
}
