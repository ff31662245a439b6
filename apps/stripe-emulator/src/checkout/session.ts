import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineItem, LineRow } from '../account/kinds';
import { formatAmount, minimumOf } from '../money/currencies';
import { cancelIntent } from '../payment/capture';
import { mergeMetadata } from '../resources/metadata';
import { idOf } from '../resources/reference';
import { invalidRequest } from '../api/stripe-error';
import { checkSessionRules, sessionLife } from './session-rules';
import { lineItem, newLineItem } from '../resources/line-items';

type Params = Stripe.Checkout.SessionCreateParams;
export type Session = Stripe.Checkout.Session;

/** Makes a session with its lines, open until it is paid or expires. @throws StripeError */
export function createSession(account: Account, params: Params): Session {
  checkSessionRules(params, account.now);
  const lines = (params.line_items ?? []).map((line, index) => newLineItem(account, line, index));
  const currency = currencyOf(lines);
  const subtotal = sum(lines, (line) => line.amount_subtotal);
  checkTotal(subtotal, currency);
  const id = account.ids.next('cs_test_a1', 58);
  const hosted = (params.ui_mode ?? 'hosted_page') === 'hosted_page';
  const session = account.store.put('checkout.session', {
    ...defaults,
    ...echoed(params),
    id,
    amount_subtotal: subtotal,
    amount_total: subtotal,
    cancel_url: params.cancel_url ?? null,
    client_secret: hosted ? null : `${id}_secret_${account.ids.next('', 48)}`,
    created: account.now,
    currency,
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    expires_at: params.expires_at ?? account.now + sessionLife(),
    metadata: mergeMetadata({}, params.metadata),
    ...(hosted ? {} : { return_url: params.return_url }),
    ...(params.ui_mode === 'embedded_page'
      ? { redirect_on_completion: params.redirect_on_completion ?? 'always' }
      : {}),
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode ?? 'hosted_page',
    url: hosted ? `${account.origin}/pay/${id}` : null,
  });
  account.store.put('session_contents', { id, lines, payment: params.payment_intent_data ?? {} });
  mergeMetadata({}, params.payment_intent_data?.metadata, 'payment_intent_data[metadata]');
  account.schedule('expire_session', id, session.expires_at);
  return session;
}

/** Closes an open session that was not paid. */
export function expireSession(account: Account, session: Session): Session {
  account.unschedule('expire_session', session.id);
  const expired = account.store.put('checkout.session', {
    ...session,
    status: 'expired',
    url: null,
    client_secret: null,
  });
  cancelPayment(account, expired);
  account.record('checkout.session.expired', expired);
  return expired;
}

/** A payment that was tried and not made ends with its session. */
function cancelPayment(account: Account, session: Session): void {
  const intent = account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
  if (intent) cancelIntent(account, intent, 'expired');
}

export function sessionLines(account: Account, id: string): LineItem[] {
  const { lines = [] } = account.store.get('session_contents', id) ?? {};
  return lines.map((line) => lineItem(account, line));
}

function currencyOf(lines: readonly LineRow[]): string {
  const [first, ...others] = lines.map((line) => line.currency);
  if (others.some((currency) => currency !== first)) {
    throw invalidRequest('All line items of a Checkout Session must have the same currency.', {
      param: 'line_items',
    });
  }
  return first ?? 'usd';
}

function checkTotal(total: number, currency: string): void {
  const minimum = minimumOf(currency);
  if (total !== 0 && total < minimum) {
    throw invalidRequest(
      `The Checkout Session's total amount must convert to at least ${formatAmount(minimum, currency)}.`,
      { code: 'amount_too_small', param: 'line_items' },
    );
  }
  if (total > 999_999_999_999) {
    throw invalidRequest('The total amount can have up to 12 digits.', {
      code: 'amount_too_large',
      param: 'line_items',
    });
  }
}

function sum(lines: readonly LineRow[], part: (line: LineRow) => number): number {
  return lines.reduce((total, line) => total + part(line), 0);
}

/** What the API shows of the parameters as they were sent. */
function echoed(params: Params): Partial<Session> {
  return {
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    ...(params.excluded_payment_method_types
      ? { excluded_payment_method_types: params.excluded_payment_method_types }
      : {}),
    integration_identifier: params.integration_identifier ?? null,
    locale: params.locale ?? null,
    origin_context: params.origin_context ?? null,
    ...(params.phone_number_collection
      ? { phone_number_collection: params.phone_number_collection }
      : {}),
    submit_type: params.submit_type ?? null,
  };
}

const defaults = {
  object: 'checkout.session',
  adaptive_pricing: null,
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  customer_details: null,
  discounts: [],
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  mode: 'payment',
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  subscription: null,
  wallet_options: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  billing_address_collection: null,
  client_reference_id: null,
  customer_email: null,
  integration_identifier: null,
  locale: null,
  origin_context: null,
  submit_type: null,
} satisfies Partial<Session>;
