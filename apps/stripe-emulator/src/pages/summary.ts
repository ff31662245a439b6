import type Stripe from 'stripe';
import type { LineItem } from '../account/kinds';
import type { Session } from '../checkout/session';
import { formatAmount } from '../money/currencies';
import { type Html, html } from './html';

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
}

/** What is bought and what it comes to, with the changes the session allows. */
export function summary(view: SummaryView): Html {
  const { session, framed } = view;
  const back = session.cancel_url;
  const money = (amount: number | null | undefined): string =>
    formatAmount(amount ?? 0, session.currency ?? 'usd', localeOf(session));
  return html`<section class="summary" aria-labelledby="summary-title">
    ${
      back &&
      !framed &&
      html`<a class="back" href="${back}"><span aria-hidden="true">←</span> Back</a>`
    }
    <h1 id="summary-title">${session.branding_settings?.display_name ?? 'Order summary'}</h1>
    <p class="total">${money(session.amount_total)}</p>
    <ul class="lines">
      ${view.lines.map((line) => item(line, view.products.get(String(line.price?.product)), money))}
    </ul>
    ${view.complaint && html`<p class="error" role="alert">${view.complaint}</p>`} ${codes(view)}
    ${shippingChoice(view, money)} ${sums(session, money)}
    <p class="hint">
      This checkout expires
      <time data-expires datetime="${new Date(session.expires_at * 1000).toISOString()}"
        >${new Date(session.expires_at * 1000).toUTCString()}</time
      >.
    </p>
  </section>`;
}

type Money = (amount: number | null | undefined) => string;

function item(line: LineItem, product: Stripe.Product | undefined, money: Money): Html {
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
      ${line.adjustable_quantity ? adjust(line) : null}
      ${
        !line.adjustable_quantity &&
        quantity > 1 &&
        html`<small>Qty ${quantity}, ${money(line.price?.unit_amount)} each</small>`
      }
    </span>
    <span class="price">${money(line.amount_subtotal)}</span>
  </li>`;
}

function adjust(line: LineItem): Html {
  const { minimum, maximum } = line.adjustable_quantity ?? {};
  const id = `quantity-${line.id}`;
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="quantity" />
    <input type="hidden" name="line" value="${line.id}" />
    <label for="${id}">Quantity</label>
    <input
      id="${id}"
      name="quantity"
      type="number"
      min="${minimum}"
      max="${maximum}"
      value="${line.quantity}"
    />
    <button>Update</button>
  </form>`;
}

function codes({ session, code }: SummaryView): Html | null {
  if (!session.allow_promotion_codes) return null;
  if (code) {
    return html`<form method="post" class="change">
      <input type="hidden" name="action" value="remove_code" />
      <span>Code <strong>${code}</strong></span>
      <button>Remove</button>
    </form>`;
  }
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="code" />
    <label for="code">Promotion code</label>
    <input id="code" name="code" autocomplete="off" />
    <button>Apply</button>
  </form>`;
}

function shippingChoice({ session, rates }: SummaryView, money: Money): Html | null {
  if (rates.length === 0) return null;
  const chosen = session.shipping_cost?.shipping_rate;
  return html`<form method="post" class="change">
    <input type="hidden" name="action" value="shipping" />
    <label for="rate">Shipping</label>
    <select id="rate" name="rate" data-submits>
      ${rates.map(
        (rate) =>
          html`<option value="${rate.id}" ${rate.id === chosen && html`selected`}>
            ${rate.display_name}, ${money(rate.fixed_amount?.amount)}
          </option>`,
      )}
    </select>
    <button>Update</button>
  </form>`;
}

function sums(session: Session, money: Money): Html {
  const { amount_discount: off = 0, amount_tax: tax = 0 } = session.total_details ?? {};
  const row = (term: string, amount: string) =>
    html`<div>
      <dt>${term}</dt>
      <dd>${amount}</dd>
    </div>`;
  return html`<dl class="sums">
    ${row('Subtotal', money(session.amount_subtotal))}
    ${off > 0 && row('Discount', `−${money(off)}`)}
    ${session.shipping_cost && row('Shipping', money(session.shipping_cost.amount_total))}
    ${tax > 0 && row('Tax', money(tax))}
    <div class="due">
      <dt>Total due</dt>
      <dd>${money(session.amount_total)}</dd>
    </div>
  </dl>`;
}

function localeOf({ locale }: Session): string {
  return locale && locale !== 'auto' ? locale : 'en';
}
