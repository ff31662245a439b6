import type { KnownSession } from '../orders/waiting-orders.repository';
import { isNews, type ListedSession, orderOf } from './session-news';

const ORDER = '6f1c2a34-0b7e-4c55-9d1e-2f6a7b8c9d0e';

const aSession = (changes: Partial<ListedSession> = {}): ListedSession => ({
  id: 'cs_1',
  status: 'open',
  payment_status: 'unpaid',
  client_reference_id: ORDER,
  metadata: { till_shop: 'till', till_order: ORDER },
  ...changes,
});

const known = (status: string, paymentStatus: string): KnownSession => ({
  orderId: ORDER,
  id: 'cs_1',
  status,
  paymentStatus,
});

const STATES = [
  ['open', 'unpaid'],
  ['complete', 'unpaid'],
  ['complete', 'paid'],
  ['complete', 'no_payment_required'],
  ['expired', 'unpaid'],
] as const;

describe.each(STATES)('a session that Stripe has as %s and %s', (status, payment) => {
  const session = aSession({ status, payment_status: payment });

  it.each(STATES)('is news to an order that knows it as %s and %s, or is not', (...stored) => {
    expect(isNews(session, known(...stored))).toBe(String(stored) !== String([status, payment]));
  });

  it('is news to an order that never learnt of it', () => {
    const none = { orderId: ORDER, id: null, status: null, paymentStatus: null };
    expect(isNews(session, none)).toBe(true);
  });

  it('is none to an order with another session, and to one that is not stored', () => {
    expect(isNews(session, { ...known('open', 'unpaid'), id: 'cs_2' })).toBe(false);
    expect(isNews(session, undefined)).toBe(false);
  });
});

it('belongs to the order that it names', () => {
  expect(orderOf(aSession(), 'till')).toBe(ORDER);
});

it.each([
  ['another shop', { metadata: { till_shop: 'other', till_order: ORDER } }],
  ['no shop', { metadata: {} }],
  ['no metadata', { metadata: null }],
  ['two orders', { client_reference_id: 'other' }],
  ['no order’s id', { client_reference_id: 'x', metadata: { till_shop: 'till', till_order: 'x' } }],
])('of %s belongs to none', (_name, changes) => {
  expect(orderOf(aSession(changes), 'till')).toBeUndefined();
});
