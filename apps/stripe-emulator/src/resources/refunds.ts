import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingParameter } from '../api/parameter-errors';
import { formatAmount, stepOf } from '../money/currencies';
import { invalidRequest, missingResource } from '../api/stripe-error';
import { newBalanceTransaction } from './balance-transactions';
import { charge } from './charges';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { paymentIntent } from './payment-intents';
import { idOf } from './reference';

function create({ account, params }: Call<Stripe.RefundCreateParams>): Stripe.Refund {
  const refunded = chargeToRefund(account, params);
  const rest = refunded.amount_captured - refunded.amount_refunded;
  if (rest <= 0) {
    throw invalidRequest(`Charge ${refunded.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  const amount = params.amount ?? rest;
  checkRefundAmount(amount, rest, refunded.currency);
  const refund = account.store.put('refund', {
    id: account.ids.next('re_3', 23),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: refunded.id,
    created: account.now,
    currency: refunded.currency,
    customer: idOf(refunded.customer),
    customer_account: null,
    destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: idOf(refunded.payment_intent),
    payment_method: refunded.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  });
  return book(account, refund, refunded);
}

/** Puts a refund into the books and onto its charge, and tells of both. */
function book(account: Account, refund: Stripe.Refund, refunded: Stripe.Charge): Stripe.Refund {
  const transaction = newBalanceTransaction(account, {
    amount: -refund.amount,
    currency: refund.currency,
    type: 'refund',
    source: refund.id,
    description: `REFUND FOR CHARGE`,
  });
  const booked = account.store.put('refund', { ...refund, balance_transaction: transaction.id });
  const total = refunded.amount_refunded + refund.amount;
  const updated = account.store.put('charge', {
    ...refunded,
    amount_refunded: total,
    refunded: total === refunded.amount,
  });
  account.record('refund.created', booked);
  account.record('charge.refunded', updated, {
    amount_refunded: refunded.amount_refunded,
    ...(updated.refunded ? { refunded: false } : {}),
  });
  return booked;
}

function chargeToRefund(account: Account, params: Stripe.RefundCreateParams): Stripe.Charge {
  if (params.charge) return charge(account, params.charge);
  if (!params.payment_intent) throw missingParameter('payment_intent');
  const intent = paymentIntent(account, params.payment_intent, 'payment_intent');
  const latest = account.store.get('charge', idOf(intent.latest_charge) ?? '');
  if (!latest?.paid) {
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      {
        code: 'payment_intent_unexpected_state',
        param: 'payment_intent',
      },
    );
  }
  return latest;
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

function refund(account: Account, id: string): Stripe.Refund {
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
  'POST /v1/refunds': create,
  'GET /v1/refunds/{id}': ({ account, ids }) => refund(account, ids[0] ?? ''),
  'POST /v1/refunds/{id}': update,
};
