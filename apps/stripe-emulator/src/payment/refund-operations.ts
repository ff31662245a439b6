import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { exclusiveParameters, missingParameter } from '../api/parameter-errors';
import { invalidRequest, missingResource } from '../api/stripe-error';
import { formatAmount, stepOf } from '../money/currencies';
import { charge } from '../resources/charges';
import { type ListParams, page } from '../resources/list';
import { mergeMetadata } from '../resources/metadata';
import type { Call, Operations } from '../resources/operation';
import { paymentIntent } from '../resources/payment-intents';
import { idOf } from '../resources/reference';
import { cancelRefund, refundCharge } from './refunds';

export function createRefund({
  account,
  params,
}: Pick<Call<Stripe.RefundCreateParams>, 'account' | 'params'>): Stripe.Refund {
  const refunded = chargeToRefund(account, params);
  const rest = refunded.amount_captured - refunded.amount_refunded;
  if (rest <= 0) {
    throw invalidRequest(`Charge ${refunded.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  checkNotDisputed(account, refunded);
  const amount = params.amount ?? rest;
  checkRefundAmount(amount, rest, refunded.currency);
  return refundCharge(account, refunded, {
    amount,
    reason: params.reason ?? null,
    metadata: mergeMetadata({}, params.metadata),
    ...(params.instructions_email ? { instructions_email: params.instructions_email } : {}),
  });
}

function chargeToRefund(account: Account, params: Stripe.RefundCreateParams): Stripe.Charge {
  if (params.charge && params.payment_intent) {
    throw exclusiveParameters('charge', 'payment_intent');
  }
  if (!params.charge && !params.payment_intent) throw missingParameter('payment_intent');
  const intent = params.payment_intent
    ? paymentIntent(account, params.payment_intent, 'payment_intent')
    : undefined;
  const id = params.charge ?? idOf(intent?.latest_charge);
  const found = id ? charge(account, id) : undefined;
  if (found?.paid && found.captured) return found;
  const message = intent
    ? `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`
    : `The charge ${id} was not captured, so there is nothing to refund.`;
  throw invalidRequest(message, { code: 'payment_intent_unexpected_state' });
}

function checkNotDisputed(account: Account, { id, disputed }: Stripe.Charge): void {
  if (!disputed) return;
  const dispute = account.store.all('dispute').find((row) => row.charge === id);
  if (dispute?.is_charge_refundable || dispute?.status === 'won') return;
  throw invalidRequest(`Charge ${id} has been disputed and cannot be refunded.`, {
    code: 'refund_disputed_payment',
  });
}

function checkRefundAmount(amount: number, rest: number, currency: string): void {
  const invalid = (message: string) =>
    invalidRequest(message, { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount < 1) throw invalid('Invalid positive integer');
  if (amount % stepOf(currency)) {
    throw invalid(`In ${currency} the amount must be a multiple of ${stepOf(currency)}.`);
  }
  if (amount > rest) {
    throw invalidRequest(
      `Refund amount (${formatAmount(amount, currency)}) is greater than unrefunded amount on charge (${formatAmount(rest, currency)})`,
      { param: 'amount' },
    );
  }
}

export function refund(account: Account, id: string): Stripe.Refund {
  const found = account.store.get('refund', id);
  if (!found) throw missingResource('refund', id);
  return found;
}

function update({ account, ids, params }: Call<Stripe.RefundUpdateParams>): object {
  const present = refund(account, ids[0] ?? '');
  const metadata = mergeMetadata(present.metadata ?? {}, params.metadata);
  const updated = account.store.put('refund', { ...present, metadata });
  account.record('refund.updated', updated, { metadata: present.metadata });
  return updated;
}

function cancel({ account, ids }: Call<Stripe.RefundCancelParams>): object {
  return cancelRefund(account, refund(account, ids[0] ?? ''));
}

function list(call: Call<Stripe.RefundListParams & ListParams>): object {
  const { charge: of, payment_intent: intent } = call.params;
  const rows = call.account.store
    .all('refund')
    .filter((row) => !of || row.charge === of)
    .filter((row) => !intent || row.payment_intent === intent);
  return page(call, rows, '/v1/refunds');
}

export const refundOperations: Operations = {
  'GET /v1/refunds': list,
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds/{id}': ({ account, ids }) => refund(account, ids[0] ?? ''),
  'POST /v1/refunds/{id}': update,
  'POST /v1/refunds/{id}/cancel': cancel,
};
