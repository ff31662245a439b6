import type Stripe from 'stripe';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';

type Params = Stripe.Checkout.SessionCreateParams;

const minute = 60;
const shortestLife = 30 * minute;
const longestLife = 24 * 60 * minute;

/** Rules between parameters, which the API's types cannot say. @throws StripeError */
export function checkSessionRules(params: Params, now: number): void {
  if (params.mode === undefined) throw missingParameter('mode');
  if (params.mode !== 'payment') {
    throw invalidRequest(`The emulator covers mode 'payment', not '${params.mode}'.`, {
      param: 'mode',
    });
  }
  checkUrls(params);
  checkLines(params);
  checkCustomer(params);
  if (params.discounts?.length && params.allow_promotion_codes) {
    throw exclusiveParameters('allow_promotion_codes', 'discounts');
  }
  if (params.allowed_payment_method_types && params.excluded_payment_method_types) {
    throw exclusiveParameters('allowed_payment_method_types', 'excluded_payment_method_types');
  }
  checkExpiry(params.expires_at, now);
  checkLength('client_reference_id', params.client_reference_id, 200);
  checkCount('shipping_options', params.shipping_options, 5);
  checkCount('custom_fields', params.custom_fields, 3);
}

function checkUrls(params: Params): void {
  const mode = params.ui_mode ?? 'hosted_page';
  const hosted = mode === 'hosted_page';
  const forbidden = hosted
    ? (['return_url', 'redirect_on_completion'] as const)
    : (['success_url', 'cancel_url'] as const);
  for (const param of forbidden) {
    if (params[param] === undefined) continue;
    throw invalidRequest(`You can not pass \`${param}\` when \`ui_mode\` is \`${mode}\`.`, {
      param,
    });
  }
  const never = mode === 'embedded_page' && params.redirect_on_completion === 'never';
  if (hosted && params.success_url === undefined) throw missingParameter('success_url');
  if (!hosted && !never && params.return_url === undefined) throw missingParameter('return_url');
  if (never && params.return_url !== undefined) {
    throw invalidRequest('`return_url` goes nowhere when `redirect_on_completion` is `never`.', {
      param: 'return_url',
    });
  }
  for (const param of ['success_url', 'cancel_url', 'return_url'] as const) {
    checkUrl(param, params[param]);
  }
}

function checkUrl(param: string, url: string | undefined): void {
  if (url === undefined) return;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return;
  throw invalidRequest('Not a valid URL', { code: 'url_invalid', param });
}

function checkLines(params: Params): void {
  const lines = params.line_items ?? [];
  if (lines.length === 0) throw missingParameter('line_items');
  checkCount('line_items', lines, 100);
}

function checkCustomer(params: Params): void {
  if (params.customer && params.customer_email) {
    throw exclusiveParameters('customer', 'customer_email');
  }
  if (params.customer && params.customer_creation) {
    throw exclusiveParameters('customer', 'customer_creation');
  }
  if (params.customer_email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(params.customer_email)) {
    throw invalidRequest(`Invalid email address: ${params.customer_email}`, {
      code: 'email_invalid',
      param: 'customer_email',
    });
  }
}

function checkExpiry(expiresAt: number | undefined, now: number): void {
  if (expiresAt === undefined) return;
  if (expiresAt >= now + shortestLife && expiresAt <= now + longestLife) return;
  throw invalidRequest(
    'The `expires_at` timestamp must lie between 30 minutes and 24 hours from the creation of the Checkout Session.',
    { param: 'expires_at' },
  );
}

export function sessionLife(): number {
  return longestLife;
}

function checkLength(param: string, text: string | undefined, limit: number): void {
  if (text === undefined || text.length <= limit) return;
  throw invalidRequest(`Invalid string: must be at most ${limit} characters`, { param });
}

function checkCount(param: string, list: readonly unknown[] | undefined, limit: number): void {
  if (!list || list.length <= limit) return;
  throw invalidRequest(`Array ${param} exceeded maximum ${limit} allowed elements.`, { param });
}
