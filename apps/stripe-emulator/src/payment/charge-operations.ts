import type Stripe from 'stripe';
import { invalidRequest } from '../api/stripe-error';
import { charge } from '../resources/charges';
import { mergeMetadata } from '../resources/metadata';
import type { Call, Operations } from '../resources/operation';
import { paymentIntent } from '../resources/payment-intents';
import { idOf } from '../resources/reference';
import { given } from '../resources/row';
import { captureIntent } from './capture';
import { captureDirectly, createCharge } from './direct-charge';

function update({ account, ids, params }: Call<Stripe.ChargeUpdateParams>): Stripe.Charge {
  const present = charge(account, ids[0] ?? '');
  const { description, receipt_email, transfer_group, metadata } = params;
  const updated = account.store.put('charge', {
    ...present,
    ...given({ description, receipt_email, transfer_group }),
    metadata: mergeMetadata(present.metadata, metadata),
  });
  account.record('charge.updated', updated, present);
  return updated;
}

/** Captures the charge, or the payment intent behind it, all of it or less. */
function capture({ account, ids, params }: Call<Stripe.ChargeCaptureParams>): Stripe.Charge {
  const held = charge(account, ids[0] ?? '');
  const { id, captured, payment_intent: intent } = held;
  if (captured) {
    throw invalidRequest(`Charge ${id} has already been captured.`, {
      code: 'charge_already_captured',
    });
  }
  if (!intent) return captureDirectly(account, held, params.amount);
  captureIntent(account, paymentIntent(account, idOf(intent) ?? ''), params.amount, 'amount');
  return charge(account, id);
}

export const chargeChangeOperations: Operations = {
  'POST /v1/charges': createCharge,
  'POST /v1/charges/{id}': update,
  'POST /v1/charges/{id}/capture': capture,
};
