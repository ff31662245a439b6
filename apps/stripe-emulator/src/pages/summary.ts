import type Stripe from 'stripe';
import type { LineItem } from '../account/kinds';
import type { Session } from '../checkout/session';
import { formatAmount } from '../money/currencies';
import { brandHeading } from './brand-heading';
import { type Html, html } from './html';
import type { Language } from './language';
import type { Texts } from './texts/texts';

export interface SummaryView {
  session: Session;
  lines: readonly LineItem[];
  products: ReadonlyMap<string, Stripe.Product>;
  rates: readonly Stripe.ShippingRate[];
  /** The code that is applied, to be shown and taken off again. */
  code: string | null;
  /** Why the last change was not made. */
  complaint?: string | undefined;
  framed: boolean;
  language: Language;
  /** Epoch seconds, by the emulator's clock. */
  now: number;
}

/** What is bought and what it comes to, with the changes the session allows. */
export function summary(view: SummaryView): Html {
  const { session, framed, language } = view;
  const { summary: texts } = language.texts;
  const back = session.cancel_url;
  const money = (amount: number | null | undefined): string =>
    formatAmount(amount ?? 0, session.currency ?? 'usd', language.locale);
  return html`<section class="summary" aria-labelledby="summary-title">
    ${
      back &&
      !framed &&
      html`<a class="back" href="${back}"><span aria-hidden="true">←</span> ${texts.back}</a>`
    }
    ${brandHeading(session, language.texts)}
    <p class="total">${money(session.amount_total)}</p>
    <ul class="lines">
      ${view.lines.map((line) =>
        item(line, view.products.get(String(line.price?.product)), money, language.texts),
      )}
    </ul>
    ${view.complaint && html`<p class="error" role="alert">${view.complaint}</p>`} ${codes(view)}
    ${shippingChoice(view, money)} ${sums(session, money, language.texts)} ${expiry(view)}
  </section>`;
}

type Money = (amount: number | null | undefined) => string;

function item(
  line: LineItem,
  product: Stripe.Product | undefined,
  money: Money,
  texts: Texts,
): Html {
  const image = product?.images[0];
  const quantity = line.quantity ?? 1;
  return html`<li>
    ${
      image
        ? html`<img src="${image}" alt="" width="56" height="56" />`
        : html`<span class="no-image"></span>`
    }
    <span class="what">
      <strong>${line.description}</strong>
      ${product?.description && html`<small>${product.description}</small>`}
      ${line.adjustable_quantity ? adjust(line, texts) : null}
      ${
        !line.adjustable_quantity &&
        quantity > 1 &&
        html`<small>${texts.summary.each(quantity, money(line.price?.unit_amount))}</small>`
      }
    </span>
    <span class="price">${money(line.amount_subtotal)}</span>
  </li>`;
}

function adjust(line: LineItem, { summary: texts }: Texts): Html {
  const { minimum, maximum } = line.adjustable_quantity ?? {};
  const id = `quantity-${line.id}`;
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="quantity" />
    <input type="hidden" name="line" value="${line.id}" />
    <label for="${id}">${texts.quantity}</label>
    <input
      id="${id}"
      name="quantity"
      type="number"
      min="${minimum}"
      max="${maximum}"
      value="${line.quantity}"
    />
    <button>${texts.update}</button>
  </form>`;
}

function codes({ session, code, language }: SummaryView): Html | null {
  const { summary: texts } = language.texts;
  if (!session.allow_promotion_codes) return null;
  if (code) {
    return html`<form method="post" class="change">
      <input type="hidden" name="action" value="remove_code" />
      <span>${texts.code} <strong>${code}</strong></span>
      <button>${texts.remove}</button>
    </form>`;
  }
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="code" />
    <label for="code">${texts.code}</label>
    <input id="code" name="code" autocomplete="off" />
    <button>${texts.apply}</button>
  </form>`;
}

function shippingChoice({ session, rates, language }: SummaryView, money: Money): Html | null {
  const { summary: texts } = language.texts;
  if (rates.length === 0) return null;
  const chosen = session.shipping_cost?.shipping_rate;
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="shipping" />
    <label for="rate">${texts.shipping}</label>
    <select id="rate" name="rate" data-submits>
      ${rates.map(
        (rate) =>
          html`<option value="${rate.id}" ${rate.id === chosen && html`selected`}>
            ${rate.display_name}, ${money(rate.fixed_amount?.amount)}
          </option>`,
      )}
    </select>
    <button>${texts.update}</button>
  </form>`;
}

function sums(session: Session, money: Money, { summary: texts }: Texts): Html {
  const { amount_discount: off = 0, amount_tax: tax = 0 } = session.total_details ?? {};
  const row = (term: string, amount: string) =>
    html`<div>
      <dt>${term}</dt>
      <dd>${amount}</dd>
    </div>`;
  return html`<dl class="sums">
    ${row(texts.subtotal, money(session.amount_subtotal))}
    ${off > 0 && row(texts.discount, money(-off))}
    ${session.shipping_cost && row(texts.shipping, money(session.shipping_cost.amount_total))}
    ${tax > 0 && row(texts.tax, money(tax))}
    <div class="due">
      <dt>${texts.due}</dt>
      <dd>${money(session.amount_total)}</dd>
    </div>
  </dl>`;
}

/** The script counts `data-expires` down, in seconds: the emulator's clock need not be the browser's. */
function expiry({ session, language, now }: SummaryView): Html {
  const at = new Date(session.expires_at * 1000);
  const format = new Intl.DateTimeFormat(language.locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: 'UTC',
  });
  return html`<p class="hint">
    ${language.texts.summary.expires}
    <time data-expires="${session.expires_at - now}" datetime="${at.toISOString()}"
      >${format.format(at)}</time
    >
  </p>`;
}
