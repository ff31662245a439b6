import type Stripe from 'stripe';
import type { LineItem } from '../account/kinds';
import type { Session } from '../checkout/session';
import { formatAmount } from '../money/currencies';
import { testCards } from '../instruments/test-cards';
import type { Answer } from '../wire/message';
import type { FieldErrors, Typed } from './card-form';
import { originOf } from '../checkout/completion';
import { countryNames } from './countries';
import { page } from './document';
import { type Html, html } from './html';
import { notice } from './notice';

export interface PayView {
  session: Session;
  lines: readonly LineItem[];
  products: ReadonlyMap<string, Stripe.Product>;
  typed: Typed;
  errors: FieldErrors;
  /** Why the last try did not go through. */
  failure?: string;
  framed: boolean;
}

/** The page where a shopper pays. */
export function payPage(view: PayView): Answer {
  const { session, products, framed, failure } = view;
  const images = [...products.values()].flatMap((product) => originOf(product.images[0]) ?? []);
  return page({
    title: `Pay ${total(session)} · Stripe emulator`,
    status: failure || Object.keys(view.errors).length ? 402 : 200,
    images,
    leadsTo: originOf(session.success_url),
    framed,
    body: html`${notice}
      <main class="checkout">
        ${summary(view)}
        <section class="payment" aria-labelledby="payment-title">
          <h2 id="payment-title">Pay with card</h2>
          ${failure && html`<p class="failure" role="alert" id="failure">${failure}</p>`}
          ${form(view)}
        </section>
      </main>`,
  });
}

function total({ amount_total: amount, currency }: Session): string {
  return formatAmount(amount ?? 0, currency ?? 'usd');
}

function summary({ session, lines, products, framed }: PayView): Html {
  const back = session.cancel_url;
  return html`<section class="summary" aria-labelledby="summary-title">
    ${back && !framed && html`<a class="back" href="${back}"><span aria-hidden="true">←</span> Back</a>`}
    <h1 id="summary-title">Order summary</h1>
    <p class="total">${total(session)}</p>
    <ul class="lines">
      ${lines.map((line) => item(line, products.get(String(line.price?.product))))}
    </ul>
    <dl class="sums">
      <div>
        <dt>Subtotal</dt>
        <dd>${formatAmount(session.amount_subtotal ?? 0, session.currency ?? 'usd')}</dd>
      </div>
      <div class="due">
        <dt>Total due</dt>
        <dd>${total(session)}</dd>
      </div>
    </dl>
  </section>`;
}

function item(line: LineItem, product: Stripe.Product | undefined): Html {
  const image = product?.images[0];
  const quantity = line.quantity ?? 1;
  const each = formatAmount(line.price?.unit_amount ?? 0, line.currency);
  return html`<li>
    ${image ? html`<img src="${image}" alt="" width="56" height="56" />` : html`<span class="no-image"></span>`}
    <span class="what">
      <strong>${line.description}</strong>
      ${product?.description && html`<small>${product.description}</small>`}
      ${quantity > 1 && html`<small>Qty ${quantity}, ${each} each</small>`}
    </span>
    <span class="price">${formatAmount(line.amount_total, line.currency)}</span>
  </li>`;
}

function form({ session, typed, errors, failure }: PayView): Html {
  return html`<form
    method="post"
    class="card-form"
    novalidate
    data-test-cards="${testCards()
      .map(({ number }) => number)
      .join(' ')}"
  >
    ${field(
      'email',
      'Email',
      errors.email,
      html`<input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        value="${session.customer_email ?? typed.email}"
        ${session.customer_email ? html`readonly` : null}
        required
        ${invalid('email', errors.email)}
      />`,
    )}
    <fieldset>
      <legend>Card information</legend>
      ${field(
        'number',
        'Card number',
        errors.number,
        html`<input
          id="number"
          name="number"
          inputmode="numeric"
          autocomplete="off"
          placeholder="4242 4242 4242 4242"
          required
          ${failure && !errors.number ? html`aria-describedby="failure"` : null}
          ${invalid('number', errors.number)}
        />`,
      )}
      <div class="pair">
        ${field(
          'expiry',
          'Expiry',
          errors.expiry,
          html`<input
            id="expiry"
            name="expiry"
            inputmode="numeric"
            autocomplete="off"
            placeholder="MM / YY"
            required
            ${invalid('expiry', errors.expiry)}
          />`,
        )}
        ${field(
          'cvc',
          'Security code',
          errors.cvc,
          html`<input
            id="cvc"
            name="cvc"
            inputmode="numeric"
            autocomplete="off"
            placeholder="CVC"
            maxlength="4"
            required
            ${invalid('cvc', errors.cvc)}
          />`,
        )}
      </div>
    </fieldset>
    ${field(
      'name',
      'Name on card',
      errors.name,
      html`<input
        id="name"
        name="name"
        autocomplete="cc-name"
        value="${typed.name}"
        required
        ${invalid('name', errors.name)}
      />`,
    )}
    ${field(
      'country',
      'Country or region',
      undefined,
      html`<select id="country" name="country">
        ${countryNames().map(([code, name]) => html`<option value="${code}" ${code === typed.country ? html`selected` : null}>${name}</option>`)}
      </select>`,
    )}
    <p class="quick">
      <button type="button" class="quiet" data-fill="4242424242424242">
        Fill a card that pays
      </button>
      <button type="button" class="quiet" data-fill="4000000000000002">
        Fill a card that is declined
      </button>
    </p>
    <button class="pay" data-busy="Processing…">${label(session)} ${total(session)}</button>
  </form>`;
}

function label({ submit_type: type }: Session): string {
  if (type === 'donate') return 'Donate';
  return type === 'book' ? 'Book' : 'Pay';
}

function field(id: string, text: string, error: string | undefined, control: Html): Html {
  return html`<div class="field">
    <label for="${id}">${text}</label>
    ${control} ${error && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}

function invalid(id: string, error: string | undefined): Html | null {
  return error ? html`aria-invalid="true" aria-describedby="${id}-error"` : null;
}
