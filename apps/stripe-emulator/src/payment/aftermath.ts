import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { feeOn, newBalanceTransaction } from '../resources/balance-transactions';
import { instrumentOf } from './instrument-of';

/** Seconds until the emulator does what Stripe does shortly after a charge. */
const shortly = 2;

/** Plans what follows a charge: its line in the books, disputes, warnings, reviews. */
export function scheduleAftermath(
  account: Account,
  charge: Stripe.Charge,
  authenticated: boolean,
): void {
  const method = account.store.get('payment_method', charge.payment_method ?? '');
  const behaviour = method ? instrumentOf(account, method) : {};
  const due = account.now + shortly;
  if (charge.captured) account.schedule('book_charge', charge.id, due);
  // Liability for fraud lies with the issuer once the shopper has authenticated.
  if (behaviour.dispute && !(authenticated && behaviour.dispute.reason === 'fraudulent')) {
    account.schedule('open_dispute', charge.id, due);
  }
  if (behaviour.fraudWarning) account.schedule('warn_of_fraud', charge.id, due);
  if (behaviour.review) account.schedule('open_review', charge.id, due);
}

/** Gives a captured charge its line in the books. */
export function bookCharge(account: Account, id: string): void {
  const charge = account.store.get('charge', id);
  if (!charge?.captured || charge.balance_transaction) return;
  const method = account.store.get('payment_method', charge.payment_method ?? '');
  const transaction = newBalanceTransaction(account, {
    amount: charge.amount_captured,
    currency: charge.currency,
    type: 'charge',
    source: charge.id,
    fee: feeOn(charge.amount_captured, charge.currency),
    description: charge.description,
    availableAtOnce: method ? instrumentOf(account, method).availableAtOnce === true : false,
  });
  const booked = account.store.put('charge', { ...charge, balance_transaction: transaction.id });
  account.record('charge.updated', booked, { balance_transaction: null });
}

export function warnOfFraud(account: Account, id: string): void {
  const charge = account.store.get('charge', id);
  if (!charge) return;
  const warning = account.store.put('radar.early_fraud_warning', {
    id: account.ids.next('issfr_1', 23),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    created: account.now,
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...(charge.payment_intent ? { payment_intent: charge.payment_intent } : {}),
  });
  account.record('radar.early_fraud_warning.created', warning);
}

export function openReview(account: Account, id: string): void {
  const charge = account.store.get('charge', id);
  if (!charge) return;
  const review = account.store.put('review', {
    id: account.ids.next('prv_1', 23),
    object: 'review',
    billing_zip: null,
    charge: charge.id,
    closed_reason: null,
    created: account.now,
    ip_address: null,
    ip_address_location: null,
    livemode: false,
    open: true,
    opened_reason: 'rule',
    ...(charge.payment_intent ? { payment_intent: charge.payment_intent } : {}),
    reason: 'rule',
    session: null,
  });
  account.store.put('charge', { ...charge, review: review.id });
  account.record('review.opened', review);
}
