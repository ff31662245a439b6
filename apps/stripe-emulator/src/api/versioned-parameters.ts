import { invalidRequest } from './stripe-error';
import { isBeforeEndive } from './versions';
import { type Schema, resolve } from './api-schema';
import type { FormMap } from './form';

/** Operations that took `payment_method_types` until endive removed it from requests. */
const tookMethodTypes = new Set([
  'POST /v1/checkout/sessions',
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/{id}',
  'POST /v1/payment_intents/{id}/confirm',
]);

/** The parameters of an operation as the version of the request has them. */
export function parametersOf(key: string, schema: Schema, version: string): Schema {
  if (!tookMethodTypes.has(key) || !isBeforeEndive(version)) return schema;
  const now = resolve(schema);
  const { allowed_payment_method_types: types = {} } = now.properties ?? {};
  return {
    ...now,
    $ref: undefined,
    properties: { ...now.properties, payment_method_types: types },
  };
}

/** @throws StripeError for a parameter that the version of the request has removed */
export function refuseRemoved(key: string, form: FormMap, version: string): void {
  if (!('payment_method_types' in form) || !tookMethodTypes.has(key)) return;
  if (isBeforeEndive(version)) return;
  throw invalidRequest(
    'The parameter `payment_method_types` is no longer supported. Use `allowed_payment_method_types`, or leave the choice to dynamic payment methods.',
    { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
  );
}
