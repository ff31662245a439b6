import type { Session } from '../checkout/session';
import type { Answer } from '../wire/message';
import { homeOf, countryNames } from './countries';
import { page } from './document';
import { select } from './fields';
import { html } from './html';
import type { Language } from './language';
import { methodFields } from './method-fields';
import { cardRules } from './payment-form';
import { fillCard } from './quick-fill';

/** The fields for a payment, to stand in a frame of the shop's page. Its script sends them itself. */
export function paymentElement(session: Session, language: Language): Answer {
  const { texts } = language;
  const state = { typed: { country: homeOf(session.currency) }, errors: {} };
  return page({
    title: texts.form.payment,
    language,
    framed: true,
    script: '/pay/assets/element.client.js',
    body: html`<div class="element">
      <h1 class="unseen">${texts.form.payment}</h1>
      <form class="card-form" novalidate ${cardRules(texts)}>
        ${methodFields(session, state, texts)}
        ${select(state, 'country', texts.form.country, countryNames(language.code))}
        ${session.payment_method_types.includes('card') && fillCard(texts)}
      </form>
    </div>`,
  });
}
