import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { noEvidence } from '../resources/disputes';
import { newBalanceTransaction } from '../resources/balance-transactions';
import { decimalsOf } from '../money/currencies';
import { idOf } from '../resources/reference';
import { instrumentOf } from './instrument-of';

type Dispute = Stripe.Dispute;
type Ended = 'won' | 'lost' | 'warning_closed';

const day = 24 * 60 * 60;
/** Time to answer with evidence. */
const answerSeconds = 7 * day;
/** Seconds until the bank decides on test evidence. */
const decisionSeconds = 1;

/** The card holder disputes the charge. @param as overrides what the instrument would do */
export function openDispute(
  account: Account,
  id: string,
  as?: { reason: string; inquiry?: boolean },
): Dispute | undefined {
  const charge = account.store.get('charge', id);
  if (!charge || charge.disputed) return undefined;
  const amount = charge.amount_captured - charge.amount_refunded;
  if (amount <= 0) return undefined;
  const method = account.store.get('payment_method', charge.payment_method ?? '');
  const planned = as ?? (method ? instrumentOf(account, method).dispute : undefined);
  const inquiry = planned?.inquiry === true;
  const dueBy = account.now + answerSeconds;
  const dispute = account.store.put('dispute', {
    id: account.ids.next('du_1', 23),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: account.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason: planned?.reason ?? 'general',
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  });
  account.store.put('charge', { ...charge, disputed: true });
  account.record('charge.dispute.created', dispute);
  account.schedule('dispute_deadline', dispute.id, dueBy);
  return inquiry ? dispute : withdraw(account, dispute);
}

/** Takes the disputed amount and the fee off the balance. */
export function withdraw(account: Account, dispute: Dispute): Dispute {
  const moved = move(account, dispute, -dispute.amount, 15 * 10 ** decimalsOf(dispute.currency));
  account.record('charge.dispute.funds_withdrawn', moved);
  return moved;
}

function move(account: Account, dispute: Dispute, amount: number, fee: number): Dispute {
  const transaction = newBalanceTransaction(account, {
    amount,
    currency: dispute.currency,
    type: 'adjustment',
    source: dispute.id,
    fee,
    description: amount < 0 ? 'Chargeback withdrawal' : 'Chargeback reversal',
  });
  const balance_transactions = [...dispute.balance_transactions, transaction];
  return account.store.put('dispute', { ...dispute, balance_transactions });
}

/** What the bank makes of submitted evidence; the text decides, as in Stripe's test mode. */
export function judgeEvidence(account: Account, dispute: Dispute): void {
  const text = dispute.evidence.uncategorized_text ?? '';
  if (/^(winning|losing|escalate_inquiry)_evidence$/.test(text)) {
    account.schedule('decide_dispute', dispute.id, account.now + decisionSeconds);
  }
}

export function decideDispute(account: Account, id: string): void {
  const dispute = account.store.get('dispute', id);
  if (!dispute) return;
  const inquiry = dispute.status.startsWith('warning_');
  const text = dispute.evidence.uncategorized_text;
  if (text === 'escalate_inquiry_evidence' && inquiry) escalate(account, dispute);
  else if (text === 'winning_evidence') {
    closeDispute(account, dispute, inquiry ? 'warning_closed' : 'won');
  } else if (text === 'losing_evidence') closeDispute(account, dispute, 'lost');
}

function escalate(account: Account, dispute: Dispute): void {
  const escalated = account.store.put('dispute', {
    ...dispute,
    is_charge_refundable: false,
    status: 'needs_response',
  });
  account.record('charge.dispute.updated', escalated, { status: dispute.status });
  withdraw(account, escalated);
}

/** The end of a dispute; a won one gives the money back, not the fee. */
export function closeDispute(account: Account, dispute: Dispute, status: Ended): Dispute {
  account.unschedule('dispute_deadline', dispute.id);
  const closed = account.store.put('dispute', { ...dispute, status });
  account.record('charge.dispute.closed', closed, { status: dispute.status });
  if (status !== 'won') return closed;
  const reinstated = move(account, closed, closed.amount, 0);
  account.record('charge.dispute.funds_reinstated', reinstated);
  return reinstated;
}

/** Nobody answered in time. */
export function missDeadline(account: Account, id: string): void {
  const dispute = account.store.get('dispute', id);
  if (dispute?.status === 'needs_response') closeDispute(account, dispute, 'lost');
  else if (dispute?.status === 'warning_needs_response') {
    closeDispute(account, dispute, 'warning_closed');
  }
}
