import type {
  StripeCheckoutAmount,
  StripeCheckoutContact,
  StripeCheckoutSession,
} from '@stripe/stripe-js';
import type { Account } from '../account/account';
import type { LineItem } from '../account/kinds';
import { type Session, sessionLines } from '../checkout/session';
import { decimalsOf, formatAmount } from '../money/currencies';
import { idOf } from '../resources/reference';
import type { Language } from './language';
import { declineText } from './refusal-text';

type Money = (amount: number | null | undefined) => StripeCheckoutAmount;

/** A session as Stripe.js shows it to a shop's page, before what the page itself has told. */
export function sessionView(
  account: Account,
  session: Session,
  { locale, texts }: Language,
): StripeCheckoutSession {
  const currency = session.currency ?? 'usd';
  const money: Money = (amount) => ({
    minorUnitsAmount: amount ?? 0,
    amount: formatAmount(amount ?? 0, currency, locale),
  });
  const intent = account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
  const failure = intent?.last_payment_error;
  const shipping = session.shipping_options.map((option) => shippingView(account, option, money));
  const chosen = shipping.find(({ id }) => id === session.shipping_cost?.shipping_rate);
  return {
    billingAddress: null,
    businessName: null,
    nameCollection: null,
    canConfirm: session.status === 'open',
    currency,
    currencyOptions: null,
    discountAmounts: discountView(account, session, money),
    email: session.customer_email ?? session.customer_details?.email ?? null,
    id: session.id,
    lastPaymentError: failure ? { message: declineText(texts, failure) } : null,
    lineItems: sessionLines(account, session.id).map((line) => lineView(account, line, money)),
    livemode: false,
    minorUnitsAmountDivisor: 10 ** decimalsOf(currency),
    phoneNumber: session.customer_details?.phone ?? null,
    recurring: null,
    savedPaymentMethods: null,
    shipping: chosen ? { shippingOption: chosen, taxAmounts: null } : null,
    shippingAddress: addressView(session),
    shippingOptions: shipping,
    status: statusView(session),
    surcharge: null,
    tax: { status: 'ready' },
    taxAmounts: null,
    taxIdInfo: null,
    total: totalView(session, money),
    optionalItems: null,
  };
}

function addressView({ collected_information: collected }: Session): StripeCheckoutContact | null {
  const { name, address } = collected?.shipping_details ?? {};
  return address
    ? { name: name ?? null, address: { ...address, country: address.country ?? '' } }
    : null;
}

function statusView({ status, payment_status: payment }: Session): StripeCheckoutSession['status'] {
  if (status === 'complete') {
    return { type: 'complete', paymentStatus: payment as 'paid' | 'unpaid' };
  }
  return { type: status === 'expired' ? 'expired' : 'open' };
}

function totalView(session: Session, money: Money): StripeCheckoutSession['total'] {
  const { amount_discount: off, amount_tax: tax, amount_shipping } = session.total_details ?? {};
  return {
    appliedBalance: money(0),
    balanceAppliedToNextInvoice: false,
    discount: money(off),
    shippingRate: money(amount_shipping),
    subtotal: money(session.amount_subtotal),
    surcharge: money(0),
    taxExclusive: money(tax),
    taxInclusive: money(0),
    total: money(session.amount_total),
  };
}

function lineView(
  account: Account,
  line: LineItem,
  money: Money,
): StripeCheckoutSession['lineItems'][number] {
  const product = account.store.get('product', String(line.price?.product));
  const { minimum, maximum } = line.adjustable_quantity ?? {};
  return {
    id: line.id,
    name: line.description ?? '',
    discount: money(line.amount_discount),
    subtotal: money(line.amount_subtotal),
    total: money(line.amount_total),
    taxExclusive: money(line.amount_tax),
    taxInclusive: money(0),
    unitAmount: money(line.price?.unit_amount),
    unitAmountDecimal: null,
    description: product?.description ?? null,
    quantity: line.quantity ?? 1,
    unitLabel: product?.unit_label ?? null,
    discountAmounts: null,
    taxAmounts: null,
    recurring: null,
    adjustableQuantity: line.adjustable_quantity
      ? { minimum: minimum ?? 0, maximum: maximum ?? 99 }
      : null,
    images: product?.images ?? [],
    priceId: line.price?.id ?? '',
    isRemovable: false,
    pricing: null,
    transformQuantity: null,
  };
}

function shippingView(
  account: Account,
  option: Session['shipping_options'][number],
  money: Money,
): StripeCheckoutSession['shippingOptions'][number] {
  const rate = account.store.get('shipping_rate', idOf(option.shipping_rate) ?? '');
  return {
    ...money(option.shipping_amount),
    id: rate?.id ?? '',
    currency: rate?.fixed_amount?.currency ?? '',
    displayName: rate?.display_name ?? null,
    deliveryEstimate: null,
  };
}

function discountView(
  { store }: Account,
  session: Session,
  money: Money,
): StripeCheckoutSession['discountAmounts'] {
  const { discount } = store.get('session_contents', session.id) ?? {};
  const coupon = store.get('coupon', discount?.coupon ?? '');
  if (!coupon) return null;
  const code = store.get('promotion_code', discount?.promotion_code ?? '')?.code ?? null;
  return [
    {
      ...money(session.total_details?.amount_discount),
      displayName: coupon.name ?? code ?? coupon.id,
      promotionCode: code,
      recurring: null,
      percentOff: coupon.percent_off,
    },
  ];
}
