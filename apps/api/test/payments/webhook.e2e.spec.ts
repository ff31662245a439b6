import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { stockOf } from '../a-product';
import { eventually, SECRET, Shop } from '../a-shop';
import { inbox } from '@till/payments/database/schema/schema';
import { InboxRepository } from '@till/payments/payments/inbox.repository';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const COMPLETED = 'checkout.session.completed';

async function anOpenSession() {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id, quantity: 2 }] });
  return { productId: id, sessionId: body.id, token: body.order.token };
}

async function aPaidSession() {
  const session = await anOpenSession();
  await shop.pay(session.sessionId);
  return { ...session, event: await shop.event(session.sessionId, COMPLETED) };
}

const stored = async (id: string) =>
  (await shop.database.queries.select().from(inbox).where(eq(inbox.id, id)))[0];

const inState = (id: string, ...states: string[]) =>
  eventually(
    () => stored(id),
    (row) => states.includes(row?.state ?? ''),
  );

it('pays the order without the shopper coming back (lesson 2)', async () => {
  const { token, event, productId } = await aPaidSession();
  const { status, body } = await shop.deliver(event);
  expect([status, body]).toEqual([200, { received: true, duplicate: false }]);
  const { body: order } = await eventually(
    () => shop.order(token),
    (answer) => answer.body.status === 'paid',
  );
  expect(order.fulfilment).toBe('fulfilled');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('sent twenty times at once changes the order once (lesson 3)', async () => {
  const { event, productId } = await aPaidSession();
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.deliver(event)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
  expect(await inState(event.id, 'done')).toMatchObject({ attempts: 1 });
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('at the same moment as the return page settles once (lesson 4)', async () => {
  const { event, token, productId } = await aPaidSession();
  const [page, hook] = await Promise.all([shop.settle(token), shop.deliver(event)]);
  expect([page.status, hook.status]).toEqual([200, 200]);
  await inState(event.id, 'done');
  expect((await shop.order(token)).body.status).toBe('paid');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('in any order, old ones last, ends in the same state (lesson 10)', async () => {
  const { token, sessionId, productId } = await aPaidSession();
  const events = (await shop.events(sessionId)).toReversed();
  expect(events.length).toBeGreaterThan(3);
  for (const event of events) expect((await shop.deliver(event)).status).toBe(200);
  for (const event of events) await inState(event.id, 'done');
  expect((await shop.order(token)).body.status).toBe('paid');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('of an expired session gives the stock back once (lesson 21)', async () => {
  const { token, sessionId, productId } = await anOpenSession();
  await shop.emulator.control('POST', `sessions/${sessionId}/expire`);
  const event = await shop.event(sessionId, 'checkout.session.expired');
  await shop.deliver(event);
  await inState(event.id, 'done');
  await shop.deliver({ ...event, id: `${event.id}2` });
  await inState(`${event.id}2`, 'done');
  expect((await shop.order(token)).body.status).toBe('expired');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 10, reserved: 0, sold: 0 });
});

it('of an expired session that comes when the order is paid changes nothing (lesson 21)', async () => {
  const { token, event, productId } = await aPaidSession();
  await shop.settle(token);
  const late = { ...event, id: `${event.id}late`, type: 'checkout.session.expired' };
  await shop.deliver(late);
  await inState(late.id, 'done');
  expect((await shop.order(token)).body.status).toBe('paid');
  expect(await stockOf(shop.database, productId)).toEqual({ onHand: 8, reserved: 0, sold: 2 });
});

it('of a refund made in Stripe’s dashboard is seen on the order (lesson 19)', async () => {
  const { token, sessionId } = await aPaidSession();
  await shop.settle(token);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(sessionId);
  await shop.stripe.refunds.create({ payment_intent: String(intent), amount: 5000 });
  const events = await shop.stripe.events.list({ type: 'refund.created' });
  await shop.deliver(events.data[0] ?? {});
  await eventually(
    () => shop.order(token),
    ({ body }) => body.status === 'partially_refunded',
  );
});

it('that comes while Stripe is away is done when it is back, and the outage is not held against it', async () => {
  const { token, event } = await aPaidSession();
  await shop.emulator.control('POST', 'faults', {
    faults: [{ path: '/v1/checkout/sessions/*', method: 'GET', action: 'error', times: 2 }],
  });
  await shop.deliver(event);
  expect(await inState(event.id, 'failed')).toMatchObject({ attempts: 0 });
  expect(await inState(event.id, 'done')).toMatchObject({ attempts: 1 });
  expect((await shop.order(token)).body.status).toBe('paid');
}, 20_000);

it.each(['failed', 'dead'] as const)(
  'that was left %s is done when Stripe sends it again (lesson 5)',
  async (state) => {
    const { token, event } = await aPaidSession();
    await shop.database.transaction((tx) =>
      shop.app.get(InboxRepository).insert(tx, event, 'webhook'),
    );
    await shop.app.get(InboxRepository).mark(event.id, state);
    expect((await shop.deliver(event)).body).toEqual({ received: true, duplicate: true });
    await inState(event.id, 'done');
    expect((await shop.order(token)).body.status).toBe('paid');
  },
);

it('of an order that is not stored yet waits, and is not dropped (lesson 6)', async () => {
  const { event } = await aPaidSession();
  const early = {
    ...event,
    id: 'evt_early',
    data: {
      object: {
        object: 'checkout.session',
        id: 'cs_test_early',
        metadata: { till_shop: 'till', till_order: randomUUID() },
      },
    },
  };
  expect((await shop.deliver(early)).status).toBe(200);
  expect(await inState('evt_early', 'parked')).toMatchObject({ attempts: 1 });
});

describe('that is not for this shop is stored, ignored and acknowledged (lesson 7)', () => {
  const session = { object: 'checkout.session', id: 'cs_test_foreign', metadata: {} };
  const anEvent = (id: string, changes: object = {}) => ({
    id,
    object: 'event',
    type: COMPLETED,
    api_version: '2026-10-28.endive',
    created: 1_790_000_000,
    livemode: false,
    data: { object: session },
    ...changes,
  });
  it.each([
    ['of another application', anEvent('evt_foreign'), 'not of an order of this shop'],
    [
      'of live mode (lesson: test events on a live endpoint)',
      anEvent('evt_live', { livemode: true }),
      'of the other mode',
    ],
    [
      'of a connected account, though it names an order as ours do',
      anEvent('evt_connected', {
        account: 'acct_another',
        data: { object: { ...session, metadata: { till_shop: 'till', till_order: randomUUID() } } },
      }),
      'of another account',
    ],
    [
      'of a type that nobody knows',
      anEvent('evt_new', { type: 'moon.full', data: { object: { object: 'moon' } } }),
      'of a type that no order has facts of',
    ],
    [
      'of an order that is not ours',
      anEvent('evt_metadata', {
        data: { object: { ...session, metadata: { till_shop: 'till', till_order: 'x' } } },
      }),
      'not of an order of this shop',
    ],
  ])('%s', async (_name, event, reason) => {
    expect((await shop.deliver(event)).status).toBe(200);
    expect(await inState(event.id, 'ignored')).toMatchObject({ reason });
  });
});

describe('that is not Stripe’s is refused before anything is stored (lesson 9)', () => {
  const payload = JSON.stringify({ id: 'evt_forged', object: 'event' });
  const now = Math.floor(Date.now() / 1000);

  it.each([
    ['without a signature', {}],
    ['with an empty signature', { 'Stripe-Signature': '' }],
    ['with a timestamp only', { 'Stripe-Signature': `t=${now}` }],
    ['with another scheme', { 'Stripe-Signature': `t=${now},v0=abc` }],
    ['with a timestamp that is no number', { 'Stripe-Signature': 't=NaN,v1=abc' }],
  ] as [string, Record<string, string>][])('%s', async (_name, headers) => {
    const { status, body } = await shop.webhook(payload, headers);
    expect([status, body.code]).toEqual([400, 'signature_invalid']);
  });

  it('signed long ago, with a timestamp of now put before the signed one', async () => {
    const body = JSON.stringify({ id: 'evt_forged', object: 'event' });
    const old = { payload: body, secret: SECRET, timestamp: now - 86_400 };
    const header = `t=${now},${Stripe.webhooks.generateTestHeaderString(old)}`;
    const { status, body: problem } = await shop.webhook(body, { 'Stripe-Signature': header });
    expect([status, problem.code]).toEqual([400, 'signature_invalid']);
  });

  it.each(['whsec_another', 'undefined', 'whsec_'])('signed with %j', async (secret) => {
    const { status, body } = await shop.deliver({ id: 'evt_forged' }, { secret });
    expect([status, body.code]).toEqual([400, 'signature_invalid']);
  });

  it.each([-301, 301])('signed %d s from now', async (seconds) => {
    const { status, body } = await shop.deliver(
      { id: 'evt_forged' },
      { timestamp: Math.floor(Date.now() / 1000) + seconds },
    );
    expect([status, body.code]).toEqual([400, 'signature_expired']);
  });

  it.each([[null], [[]], [{ object: 'event' }]])('signed, but no event: %j', async (event) => {
    const { status, body } = await shop.deliver(event as object);
    expect([status, body.code]).toEqual([400, 'event_invalid']);
  });

  afterAll(async () => expect(await stored('evt_forged')).toBeUndefined());
});
