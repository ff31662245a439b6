import type { Answer } from '../wire/message';
import { originOf } from '../checkout/completion';
import { formatAmount } from '../money/currencies';
import { brandImages } from './brand-heading';
import { page } from './document';
import type { FieldState } from './fields';
import { html } from './html';
import { paymentForm } from './payment-form';
import { type SummaryView, summary } from './summary';

export interface PayView extends SummaryView, FieldState {
  /** Why the last try did not go through. */
  failure?: string | undefined;
}

/** The page where a shopper pays. */
export function payPage(view: PayView): Answer {
  const { session, products, framed, failure, language } = view;
  const { texts, locale } = language;
  const pictures = [...products.values()].flatMap((product) => product.images[0] ?? []);
  const refused = Boolean(failure) || Object.keys(view.errors).length > 0;
  return page({
    title: texts.submit.pay(
      formatAmount(session.amount_total ?? 0, session.currency ?? 'usd', locale),
    ),
    language,
    status: refused ? 402 : 200,
    images: [...pictures, ...brandImages(session)].flatMap((url) => originOf(url) ?? []),
    leadsTo: originOf(session.success_url),
    framed,
    styles: [`/pay/${session.id}/brand.css`],
    body: html`<div class="checkout">
      ${summary(view)}
      <section class="payment" aria-labelledby="payment-title">
        <h2 id="payment-title">${texts.form.payment}</h2>
        ${failure && html`<p class="failure" role="alert" id="failure">${failure}</p>`}
        ${paymentForm(session, view, language)}
      </section>
    </div>`,
  });
}
