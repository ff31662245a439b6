import type Stripe from 'stripe';
import type { KnownSession } from '../orders/waiting-orders.repository';
import { ORDER_KEY, SHOP_KEY } from './session-request';
import { sessionStatus } from './stripe-facts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a list says of a session, so that none need be read by itself. */
export type ListedSession = Pick<
  Stripe.Checkout.Session,
  'id' | 'status' | 'payment_status' | 'client_reference_id' | 'metadata'
>;

/** The order of this shop that the session was made for, by what we wrote into it. */
export function orderOf(session: ListedSession, shopId: string): string | undefined {
  const { [SHOP_KEY]: shop, [ORDER_KEY]: order } = session.metadata ?? {};
  const isOurs = shop === shopId && order === session.client_reference_id;
  return isOurs && order && UUID.test(order) ? order : undefined;
}

/**
 * Whether Stripe says of the session what the order does not know.
 * @param known undefined for an order that is not stored
 */
export function isNews(session: ListedSession, known: KnownSession | undefined): boolean {
  if (!known) return false;
  if (known.id === null) return true;
  if (known.id !== session.id) return false;
  return known.status !== sessionStatus(session) || known.paymentStatus !== session.payment_status;
}
