import type Stripe from 'stripe';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import { checkLimits } from './limits';

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
  if (params.ui_mode === 'form') {
    throw invalidRequest("The emulator does not cover ui_mode 'form'.", { param: 'ui_mode' });
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
  if (params.allowed_payment_method_types && params.payment_method_configuration) {
    throw exclusiveParameters('allowed_payment_method_types', 'payment_method_configuration');
  }
  checkExpiry(params.expires_at, now);
  checkLimits(params);
  checkBranding(params);
  checkOwnPage(params);
}

function checkBranding({ branding_settings: set }: Params): void {
  if (!set) return;
  const at = (name: string) => `branding_settings[${name}]`;
  for (const name of ['background_color', 'button_color'] as const) {
    const colour = set[name];
    if (!colour || /^#([\da-f]{3}|[\da-f]{6})$/i.test(colour)) continue;
    throw invalidRequest(`Invalid color: ${colour}`, { param: at(name) });
  }
  if (set.icon && set.logo) throw exclusiveParameters(at('icon'), at('logo'));
  for (const name of ['icon', 'logo'] as const) {
    const picture = set[name];
    if (picture?.type === 'file') {
      throw invalidRequest(`No such file upload: '${picture.file}'. The emulator keeps no files.`, {
        code: 'resource_missing',
        param: `${at(name)}[file]`,
      });
    }
    checkUrl(`${at(name)}[url]`, picture?.url);
  }
}

const ownPageOnly = [
  'after_expiration',
  'branding_settings',
  'custom_fields',
  'optional_items',
  'redirect_on_completion',
  'submit_type',
] as const;

/** What only a page of Stripe's own can show. */
function checkOwnPage(params: Params): void {
  if (params.ui_mode !== 'elements') return;
  for (const param of ownPageOnly) {
    if (params[param] === undefined) continue;
    throw invalidRequest(`You can not pass \`${param}\` when \`ui_mode\` is \`elements\`.`, {
      param,
    });
  }
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
  if (/^\s*https?:/i.test(url) && URL.canParse(url)) return;
  throw invalidRequest('Not a valid URL', { code: 'url_invalid', param });
}

function checkLines(params: Params): void {
  if (!params.line_items?.length) throw missingParameter('line_items');
  params.line_items.forEach((line, index) => {
    const at = `line_items[${index}][price_data][product_data][images]`;
    line.price_data?.product_data?.images?.forEach((image, place) => {
      checkUrl(`${at}[${place}]`, image);
    });
  });
}

function checkCustomer(params: Params): void {
  if (params.customer && params.customer_email) {
    throw exclusiveParameters('customer', 'customer_email');
  }
  if (params.customer_update && !params.customer) {
    throw invalidRequest('`customer_update` can only be used with `customer`.', {
      param: 'customer_update',
    });
  }
  checkKnownCustomer(params);
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

/** What is worked out or printed by the customer's details has to reach the customer. */
function checkKnownCustomer(params: Params): void {
  const { customer, customer_update: update } = params;
  if (!customer) return;
  const taxed = update?.address === 'auto' || update?.shipping === 'auto';
  if (params.automatic_tax?.enabled && !taxed) {
    throw invalidRequest(
      "Automatic tax with a customer requires `customer_update[address]` or `customer_update[shipping]` to be 'auto'.",
      { code: 'customer_tax_location_invalid', param: 'customer_update' },
    );
  }
  if (params.tax_id_collection?.enabled && update?.name !== 'auto') {
    throw invalidRequest(
      "Tax ID collection with a customer requires `customer_update[name]` to be 'auto'.",
      { param: 'customer_update[name]' },
    );
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
