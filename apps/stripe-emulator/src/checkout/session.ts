import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { LineItem, LineRow, SessionContents } from '../account/kinds';
import { invalidRequest } from '../api/stripe-error';
import { methodTypes } from '../instruments/method-types';
import { cancelIntent } from '../payment/capture';
import { lineItem, newLineItem } from '../resources/line-items';
import { mergeMetadata } from '../resources/metadata';
import { newShippingRate } from '../resources/rates';
import { idOf } from '../resources/reference';
import { existing, referenced } from '../resources/row';
import { automaticRates } from './automatic-tax';
import { discountFrom } from './discount';
import { priceContents } from './pricing';
import { echoed } from './session-echo';
import { checkSessionRules, sessionLife } from './session-rules';

export type SessionParams = Stripe.Checkout.SessionCreateParams & {
  /** From before endive, where a request could still name them. */
  payment_method_types?: string[];
};
export type Session = Stripe.Checkout.Session;

/** Makes a session with its lines, open until it is paid or expires. @throws StripeError */
export function createSession(account: Account, params: SessionParams): Session {
  checkSessionRules(params, account.now);
  const lines = (params.line_items ?? []).map((line, index) => newLineItem(account, line, index));
  const currency = currencyOf(lines);
  const id = account.ids.next('cs_test_a1', 58);
  const options = shippingOptions(account, params, currency);
  const { contents, sums } = priceContents(
    account,
    {
      id,
      lines,
      taxRates: params.automatic_tax?.enabled
        ? automaticRates(account, lines, options)
        : taxRates(params, lines),
      payment: params.payment_intent_data ?? {},
      discount: discountFrom(account, params.discounts?.[0]),
      shipping: idOf(options[0]?.shipping_rate),
    },
    currency,
  );
  account.store.add('session_contents', contents);
  const mode = params.ui_mode ?? 'hosted_page';
  const hosted = mode === 'hosted_page';
  const session = account.store.add('checkout.session', {
    ...defaults,
    ...echoed(params, account.businessName),
    ...sums,
    id,
    cancel_url: params.cancel_url ?? null,
    client_secret: hosted ? null : `${id}_secret_${account.ids.next('', 48)}`,
    created: account.now,
    currency,
    ...customerOf(account, params),
    expires_at: params.expires_at ?? account.now + sessionLife(),
    metadata: mergeMetadata({}, params.metadata),
    payment_method_types: offered(params, currency),
    ...(hosted || params.return_url === undefined ? {} : { return_url: params.return_url }),
    ...(mode === 'embedded_page'
      ? { redirect_on_completion: params.redirect_on_completion ?? 'always' }
      : {}),
    shipping_options: options,
    success_url: params.success_url ?? null,
    ui_mode: mode,
    url: hosted ? `${account.origin}/pay/${id}` : null,
  });
  mergeMetadata({}, params.payment_intent_data?.metadata, 'payment_intent_data[metadata]');
  account.schedule('expire_session', id, session.expires_at);
  return session;
}

/** Puts changed contents in place, with all amounts worked out again. */
export function repriceSession(
  account: Account,
  session: Session,
  change: Partial<SessionContents>,
): Session {
  const present = existing(account, 'session_contents', session.id);
  const currency = session.currency ?? 'usd';
  const { contents, sums } = priceContents(account, { ...present, ...change }, currency);
  account.store.put('session_contents', contents);
  return account.store.put('checkout.session', { ...session, ...sums });
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

function taxRates({ line_items: params = [] }: SessionParams, lines: readonly LineRow[]) {
  const entries = lines.map((line, index) => [line.id, params[index]?.tax_rates ?? []] as const);
  return Object.fromEntries(
    entries.filter(([, rates]) => rates.length > 0).map(([id, rates]) => [id, [...rates]]),
  );
}

function offered(params: SessionParams, currency: string): string[] {
  if (params.payment_method_types) return params.payment_method_types;
  const types = methodTypes(currency, {
    allowed: params.allowed_payment_method_types ?? null,
    excluded: params.excluded_payment_method_types ?? null,
  });
  if (types.length) return types;
  throw invalidRequest(`No payment method is left for a payment in ${currency}.`, {
    param: params.allowed_payment_method_types
      ? 'allowed_payment_method_types'
      : 'excluded_payment_method_types',
  });
}

/** The options with their rates, made where the request describes them. */
export function shippingOptions(
  account: Account,
  params: SessionParams,
  currency: string,
): Session['shipping_options'] {
  return (params.shipping_options ?? []).map((option, index) => {
    const at = `shipping_options[${index}]`;
    const rate = option.shipping_rate_data
      ? newShippingRate(account, option.shipping_rate_data, `${at}[shipping_rate_data]`)
      : referenced(
          account,
          'shipping_rate',
          option.shipping_rate,
          'shipping rate',
          `${at}[shipping_rate]`,
        );
    if (rate.fixed_amount && rate.fixed_amount.currency !== currency) {
      throw invalidRequest(
        `The shipping rate is in ${rate.fixed_amount.currency}, not ${currency}.`,
        {
          param: at,
        },
      );
    }
    return { shipping_amount: rate.fixed_amount?.amount ?? 0, shipping_rate: rate.id };
  });
}

function customerOf(
  account: Account,
  { customer, customer_creation: creation }: SessionParams,
): Pick<Session, 'customer' | 'customer_creation'> {
  if (!customer) return { customer: null, customer_creation: creation ?? 'if_required' };
  const { id } = referenced(account, 'customer', customer, 'customer', 'customer');
  return { customer: id, customer_creation: null };
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
  customer_email: null,
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
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  status: 'open',
  subscription: null,
  wallet_options: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  billing_address_collection: null,
  client_reference_id: null,
  integration_identifier: null,
  locale: null,
  origin_context: null,
  submit_type: null,
} satisfies Partial<Session>;
