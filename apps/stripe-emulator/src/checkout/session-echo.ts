import type Stripe from 'stripe';
import { extras } from './session-extras';

type Session = Stripe.Checkout.Session;
type Params = Stripe.Checkout.SessionCreateParams;

/**
 * What the API shows of the parameters much as they were sent.
 *
 * @param businessName of the account, which stands where the request names no shop
 */
export function echoed(params: Params, businessName: string): Partial<Session> {
  const echo = {
    ...extras(params),
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    integration_identifier: params.integration_identifier ?? null,
    locale: params.locale ?? null,
    origin_context: params.origin_context ?? null,
    submit_type: params.submit_type ?? null,
    automatic_tax: automaticTax(params),
    consent_collection: consentCollection(params),
    custom_fields: params.custom_fields?.map(customField) ?? unasked.custom_fields,
    custom_text: customText(params),
    invoice_creation: invoiceCreation(params),
    shipping_address_collection: params.shipping_address_collection ?? null,
    tax_id_collection: params.tax_id_collection
      ? { required: 'never', ...params.tax_id_collection }
      : unasked.tax_id_collection,
    phone_number_collection: params.phone_number_collection ?? unasked.phone_number_collection,
    payment_method_options: params.payment_method_options ?? unasked.payment_method_options,
    branding_settings: branding(params, businessName),
    ...(params.excluded_payment_method_types
      ? { excluded_payment_method_types: params.excluded_payment_method_types }
      : {}),
  };
  return echo as Partial<Session>;
}

function automaticTax({ automatic_tax: tax }: Params): Session['automatic_tax'] {
  if (!tax) return unasked.automatic_tax;
  return {
    enabled: tax.enabled,
    liability: tax.enabled ? { type: 'self' } : null,
    provider: tax.enabled ? 'stripe' : null,
    status: tax.enabled ? 'complete' : null,
  };
}

function consentCollection({ consent_collection: asked }: Params): Session['consent_collection'] {
  return asked
    ? {
        payment_method_reuse_agreement: asked.payment_method_reuse_agreement ?? null,
        promotions: asked.promotions ?? 'none',
        terms_of_service: asked.terms_of_service ?? 'none',
      }
    : null;
}

function customField(
  field: Stripe.Checkout.SessionCreateParams.CustomField,
): Session['custom_fields'][number] {
  const text = (
    limits: { default_value?: string; maximum_length?: number; minimum_length?: number } = {},
  ) => ({
    default_value: limits.default_value ?? null,
    maximum_length: limits.maximum_length ?? null,
    minimum_length: limits.minimum_length ?? null,
    value: null,
  });
  return {
    key: field.key,
    label: { custom: field.label.custom, type: 'custom' },
    optional: field.optional ?? false,
    type: field.type,
    ...(field.type === 'text' ? { text: text(field.text) } : {}),
    ...(field.type === 'numeric' ? { numeric: text(field.numeric) } : {}),
    ...(field.type === 'dropdown'
      ? {
          dropdown: {
            default_value: field.dropdown?.default_value ?? null,
            options: field.dropdown?.options ?? [],
            value: null,
          },
        }
      : {}),
  };
}

function customText({ custom_text: text }: Params): Session['custom_text'] {
  if (!text) return unasked.custom_text;
  return {
    after_submit: text.after_submit || null,
    shipping_address: text.shipping_address || null,
    submit: text.submit || null,
    terms_of_service_acceptance: text.terms_of_service_acceptance || null,
  };
}

function invoiceCreation({ invoice_creation: invoice }: Params): Session['invoice_creation'] {
  if (!invoice) return unasked.invoice_creation;
  const { description = null, footer = null } = invoice.invoice_data ?? {};
  const data = { ...unasked.invoice_creation.invoice_data, description, footer };
  return { enabled: invoice.enabled, invoice_data: data };
}

function branding(
  { branding_settings: set }: Params,
  businessName: string,
): Session['branding_settings'] & object {
  return {
    background_color: set?.background_color || '#ffffff',
    border_style: set?.border_style || 'rounded',
    button_color: set?.button_color || '#0074d4',
    display_name: set?.display_name ?? businessName,
    font_family: set?.font_family || 'default',
    icon: set?.icon ?? null,
    logo: set?.logo ?? null,
  };
}

/**
 * What stands for parameters that were not sent. Rows are never changed in place, so all sessions share
 * it: objects of their own would double what the garbage collector has to move.
 */
const unasked = {
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: null,
      rendering_options: null,
    },
  },
  payment_method_options: {},
  phone_number_collection: { enabled: false },
  tax_id_collection: { enabled: false, required: 'never' },
} as const satisfies object;
