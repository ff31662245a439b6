import type Stripe from 'stripe';

type Session = Stripe.Checkout.Session;
type Params = Stripe.Checkout.SessionCreateParams;

/** What the API shows of parameters that nothing here acts on. */
export function extras(params: Params): Partial<Session> {
  const { name_collection: names, optional_items: items } = params;
  const extra = {
    adaptive_pricing: switched(params.adaptive_pricing),
    after_expiration: afterExpiration(params),
    managed_payments: switched(params.managed_payments),
    payment_method_configuration_details: params.payment_method_configuration
      ? { id: params.payment_method_configuration, parent: null }
      : null,
    permissions: params.permissions
      ? { update_shipping_details: params.permissions.update_shipping_details ?? null }
      : null,
    saved_payment_method_options: savedMethods(params),
    wallet_options: params.wallet_options ?? null,
    ...(names
      ? { name_collection: { ...named('business', names), ...named('individual', names) } }
      : {}),
    ...(items ? { optional_items: items.map(optionalItem) } : {}),
  };
  return extra as Partial<Session>;
}

function switched(setting: { enabled?: boolean } | undefined): { enabled: boolean } | null {
  return setting ? { enabled: setting.enabled ?? false } : null;
}

function afterExpiration({ after_expiration: after }: Params): Session['after_expiration'] {
  if (!after?.recovery) return null;
  const { allow_promotion_codes = false, enabled } = after.recovery;
  return { recovery: { allow_promotion_codes, enabled, expires_at: null, url: null } };
}

function savedMethods({
  saved_payment_method_options: saved,
}: Params): Session['saved_payment_method_options'] {
  return saved
    ? {
        allow_redisplay_filters: saved.allow_redisplay_filters ?? null,
        payment_method_remove: saved.payment_method_remove ?? null,
        payment_method_save: saved.payment_method_save ?? null,
      }
    : null;
}

function named(
  kind: 'business' | 'individual',
  names: Stripe.Checkout.SessionCreateParams.NameCollection,
): object {
  const { enabled, optional = false } = names[kind] ?? {};
  return enabled === undefined ? {} : { [kind]: { enabled, optional } };
}

function optionalItem({
  adjustable_quantity: adjustable,
  price,
  quantity,
}: Stripe.Checkout.SessionCreateParams.OptionalItem): object {
  const { enabled = false, maximum = null, minimum = null } = adjustable ?? {};
  return {
    adjustable_quantity: adjustable ? { enabled, maximum, minimum } : null,
    price,
    quantity,
  };
}
