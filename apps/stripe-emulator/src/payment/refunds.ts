import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { newBalanceTransaction } from '../resources/balance-transactions';
import { idOf } from '../resources/reference';
import { instrumentOf } from './instrument-of';

type Refund = Stripe.Refund;

/** Seconds until a refund that waits, or that will fail, does so. */
const laterSeconds = 3;

export interface RefundData {
  amount: number;
  reason: Refund['reason'];
  metadata: Stripe.Metadata;
}

/** Refunds part of a charge as its instrument allows, puts it into the books and tells of it. */
export function refundCharge(account: Account, charge: Stripe.Charge, data: RefundData): Refund {
  const method = account.store.get('payment_method', charge.payment_method ?? '');
  const behaviour = method ? instrumentOf(account, method).refund : undefined;
  const id = account.ids.next('re_3', 23);
  const transaction = newBalanceTransaction(account, {
    amount: -data.amount,
    currency: charge.currency,
    type: 'refund',
    source: id,
    description: 'REFUND FOR CHARGE',
  });
  const refund = account.store.put('refund', {
    id,
    object: 'refund',
    balance_transaction: transaction.id,
    charge: charge.id,
    created: account.now,
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: destination(charge),
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === 'pending' ? 'pending' : 'succeeded',
    transfer_reversal: null,
    ...(behaviour === 'pending' ? { pending_reason: 'processing' as const } : {}),
    ...data,
  });
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  const updated = addRefunded(account, charge, refund.amount);
  account.record('refund.created', refund);
  account.record('charge.refunded', updated, before);
  if (behaviour) account.schedule('conclude_refund', id, account.now + laterSeconds);
  return refund;
}

function destination(charge: Stripe.Charge): Refund['destination_details'] & object {
  return charge.payment_method_details?.type === 'card'
    ? {
        card: {
          reference_status: 'pending',
          reference_type: 'acquirer_reference_number',
          type: 'refund',
        },
        type: 'card',
      }
    : { type: charge.payment_method_details?.type ?? 'card' };
}

/** What becomes of a refund whose instrument makes it wait or fail. */
export function concludeRefund(account: Account, id: string): void {
  const refund = account.store.get('refund', id);
  if (refund?.status === 'pending') {
    const succeeded = account.store.put(
      'refund',
      withoutReason({ ...refund, status: 'succeeded' }),
    );
    account.record('refund.updated', succeeded, { status: 'pending' });
  } else if (refund?.status === 'succeeded') failRefund(account, refund);
}

function withoutReason(refund: Refund): Refund {
  delete refund.pending_reason;
  return refund;
}

/** The money comes back, and the charge counts as not refunded by as much. */
function failRefund(account: Account, refund: Refund): void {
  const transaction = newBalanceTransaction(account, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    source: refund.id,
    description: 'REFUND FAILURE',
  });
  const failed = account.store.put('refund', {
    ...refund,
    failure_balance_transaction: transaction.id,
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  });
  const charge = account.store.get('charge', idOf(refund.charge) ?? '');
  if (charge) addRefunded(account, charge, -refund.amount);
  account.record('refund.updated', failed, { status: refund.status });
  account.record('refund.failed', failed);
}

function addRefunded(account: Account, charge: Stripe.Charge, amount: number): Stripe.Charge {
  const total = charge.amount_refunded + amount;
  return account.store.put('charge', {
    ...charge,
    amount_refunded: total,
    refunded: total === charge.amount_captured,
  });
}
