import type Stripe from 'stripe';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';

type Params = Stripe.Checkout.SessionCreateParams;
type CustomField = Stripe.Checkout.SessionCreateParams.CustomField;

const texts = [
  'after_submit',
  'shipping_address',
  'submit',
  'terms_of_service_acceptance',
] as const;

/** How long texts and lists of a session may be. @throws StripeError */
export function checkLimits(params: Params): void {
  checkLength('client_reference_id', params.client_reference_id, 200);
  checkCount('line_items', params.line_items, 100);
  checkCount('discounts', params.discounts, 1);
  checkCount('shipping_options', params.shipping_options, 5);
  checkCount('optional_items', params.optional_items, 10);
  checkCount('custom_fields', params.custom_fields, 3);
  params.custom_fields?.forEach((field, index, all) => {
    checkField(`custom_fields[${index}]`, field);
    if (all.findIndex(({ key }) => key === field.key) === index) return;
    throw invalidRequest('The keys of custom fields must be unique.', {
      param: `custom_fields[${index}][key]`,
    });
  });
  params.line_items?.forEach((line, index) => {
    const images = line.price_data?.product_data?.images;
    checkCount(`line_items[${index}][price_data][product_data][images]`, images, 8);
  });
  for (const place of texts) {
    const text = params.custom_text?.[place];
    if (text) checkLength(`custom_text[${place}][message]`, text.message, 1200);
  }
  const { description, statement_descriptor: descriptor } = params.payment_intent_data ?? {};
  checkLength('payment_intent_data[description]', description, 1000);
  checkLength('payment_intent_data[statement_descriptor]', descriptor, 22);
}

function checkField(at: string, { key, label, type, dropdown }: CustomField): void {
  if (type === 'dropdown' && !dropdown) throw missingParameter(`${at}[dropdown]`);
  checkLength(`${at}[key]`, key, 200);
  checkLength(`${at}[label][custom]`, label.custom, 100);
  checkCount(`${at}[dropdown][options]`, dropdown?.options, 200);
}

function checkLength(param: string, text: string | undefined, limit: number): void {
  if (text === undefined || text.length <= limit) return;
  throw invalidRequest(`Invalid string: must be at most ${limit} characters`, { param });
}

function checkCount(param: string, list: readonly unknown[] | undefined, limit: number): void {
  if (!list || list.length <= limit) return;
  throw invalidRequest(`Array ${param} exceeded maximum ${limit} allowed elements.`, { param });
}
