import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { missingParameter } from '../api/parameter-errors';
import { invalidRequest } from '../api/stripe-error';
import type { Behaviour } from '../instruments/behaviour';
import { newBalanceTransaction } from '../resources/balance-transactions';
import { idOf } from '../resources/reference';
import { instrumentOf } from './instrument-of';

type Refund = Stripe.Refund;

/** Seconds until a refund that waits, or that will fail, does so. */
const laterSeconds = 3;
/** Seconds a shopper has to name a bank account. */
const claimSeconds = 45 * 24 * 60 * 60;

export interface RefundData {
  amount: number;
  reason: Refund['reason'];
  metadata: Stripe.Metadata;
  /** Where instructions go when the shopper has to name a bank account. */
  instructions_email?: string;
}

/**
 * Refunds part of a charge as its instrument allows, puts it into the books and tells of it.
 * @throws StripeError when the shopper has to be asked for a bank account and cannot be reached
 */
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
    transfer_reversal: null,
    ...progress(account, charge, behaviour, data),
    ...data,
  });
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  const updated = addRefunded(account, charge, refund.amount);
  account.record('refund.created', refund);
  account.record('charge.refunded', updated, before);
  const patience = refund.status === 'requires_action' ? claimSeconds : laterSeconds;
  if (behaviour) account.schedule('conclude_refund', id, account.now + patience);
  return refund;
}

/** How far a refund gets at once. */
function progress(
  account: Account,
  charge: Stripe.Charge,
  behaviour: Behaviour['refund'],
  data: RefundData,
): Pick<Refund, 'status' | 'pending_reason' | 'next_action'> {
  if (behaviour === 'pending') return { status: 'pending', pending_reason: 'processing' };
  if (behaviour !== 'needs_account') return { status: 'succeeded' };
  const email = data.instructions_email ?? charge.billing_details.email;
  if (!email) throw missingParameter('instructions_email');
  const sent = { email_sent_at: account.now, email_sent_to: email };
  const display_details = { email_sent: sent, expires_at: account.now + claimSeconds };
  return { status: 'requires_action', next_action: { type: 'display_details', display_details } };
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

/** What becomes of a refund whose instrument makes it wait or fail, or that nobody claimed in time. */
export function concludeRefund(account: Account, id: string): void {
  const refund = account.store.get('refund', id);
  if (refund?.status === 'pending') {
    const succeeded = account.store.put('refund', { ...withoutWait(refund), status: 'succeeded' });
    account.record('refund.updated', succeeded, { status: 'pending' });
  } else if (refund?.status === 'requires_action') {
    account.record('refund.failed', takeBack(account, refund, 'failed', 'unknown'));
  } else if (refund?.status === 'succeeded') {
    const reason = 'expired_or_canceled_card';
    account.record('refund.failed', takeBack(account, refund, 'failed', reason));
  }
}

/** The refund without what was true only while it waited. */
function withoutWait(refund: Refund): Refund {
  const rest = { ...refund };
  delete rest.pending_reason;
  delete rest.next_action;
  return rest;
}

/** The shopper names a bank account for a refund that requires it. @throws StripeError for any other */
export function claimRefund(account: Account, refund: Refund): Refund {
  checkRequiresAction(refund, 'claimed');
  const pending = account.store.put('refund', {
    ...withoutWait(refund),
    status: 'pending',
    pending_reason: 'processing',
  });
  account.schedule('conclude_refund', refund.id, account.now + laterSeconds);
  account.record('refund.updated', pending, { status: refund.status });
  return pending;
}

/** @throws StripeError for a refund that does not require action */
export function cancelRefund(account: Account, refund: Refund): Refund {
  checkRequiresAction(refund, 'canceled');
  account.unschedule('conclude_refund', refund.id);
  return takeBack(account, refund, 'canceled');
}

function checkRequiresAction({ id, status }: Refund, verb: string): void {
  if (status === 'requires_action') return;
  throw invalidRequest(`Only a refund that requires action can be ${verb}; ${id} is ${status}.`, {
    code: 'refund_not_cancelable',
  });
}

/** The money comes back, and the charge counts as not refunded by as much. */
function takeBack(
  account: Account,
  refund: Refund,
  status: 'failed' | 'canceled',
  failureReason?: string,
): Refund {
  const transaction = newBalanceTransaction(account, {
    amount: refund.amount,
    currency: refund.currency,
    type: 'refund_failure',
    source: refund.id,
    description: 'REFUND FAILURE',
  });
  const ended = account.store.put('refund', {
    ...withoutWait(refund),
    failure_balance_transaction: transaction.id,
    ...(failureReason ? { failure_reason: failureReason } : {}),
    status,
  });
  const charge = account.store.get('charge', idOf(refund.charge) ?? '');
  if (charge) addRefunded(account, charge, -refund.amount);
  account.record('refund.updated', ended, { status: refund.status });
  return ended;
}

function addRefunded(account: Account, charge: Stripe.Charge, amount: number): Stripe.Charge {
  const total = charge.amount_refunded + amount;
  return account.store.put('charge', {
    ...charge,
    amount_refunded: total,
    refunded: total === charge.amount_captured,
  });
}
