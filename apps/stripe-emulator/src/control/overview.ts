import type Stripe from 'stripe';
import type { Account } from '../account/account';
import type { Delivery, EventRow } from '../account/kinds';
import { formatAmount } from '../money/currencies';
import { idOf } from '../resources/reference';

const shown = 40;

/** The newest of everything, ready to be shown. */
export function overview(account: Account): object {
  const { store } = account;
  const deliveries = Map.groupBy(store.all('delivery'), (delivery) => delivery.event);
  return {
    now: account.now,
    sessions: newest(store.all('checkout.session')).map(sessionRow),
    payments: newest(store.all('payment_intent')).map((intent) => paymentRow(account, intent)),
    events: newest(store.all('event')).map((event) => eventRow(event, deliveries.get(event.id))),
  };
}

function newest<Row>(rows: readonly Row[]): Row[] {
  return rows.slice(-shown).reverse();
}

function sessionRow(session: Stripe.Checkout.Session): object {
  return {
    id: session.id,
    created: session.created,
    amount: formatAmount(session.amount_total ?? 0, session.currency ?? 'usd'),
    status: session.status,
    payment: session.payment_status,
    reference: session.client_reference_id,
    url: session.url,
  };
}

function paymentRow(account: Account, intent: Stripe.PaymentIntent): object {
  const charge = account.store.get('charge', idOf(intent.latest_charge) ?? '');
  return {
    id: intent.id,
    created: intent.created,
    amount: formatAmount(intent.amount, intent.currency),
    status: intent.status,
    charge: charge?.id ?? null,
    refunded: charge?.amount_refunded
      ? formatAmount(charge.amount_refunded, charge.currency)
      : null,
    disputed: charge?.disputed ?? false,
    refundable: Boolean(charge?.captured && charge.amount_refunded < charge.amount_captured),
    error: intent.last_payment_error?.message ?? null,
  };
}

function eventRow(event: EventRow, deliveries: readonly Delivery[] = []): object {
  return {
    id: event.id,
    created: event.created,
    type: event.type,
    subject: (event.data.object as { id?: string }).id ?? null,
    deliveries: deliveries.map(({ id, state, attempts, next_attempt_at: next }) => ({
      id,
      state,
      attempts: attempts.length,
      last: attempts.at(-1)?.status ?? null,
      next,
    })),
  };
}
