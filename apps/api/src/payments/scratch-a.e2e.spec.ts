import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { sql, eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { stockOf } from '../../test/a-product';
import { eventually, Shop } from '../../test/a-shop';
import { inbox } from '../database/schema/schema';
import { SweepService } from './sweep.service';

let shop: Shop;
const say = (...a: unknown[]) =>
  writeSync(
    2,
    '>>> ' + a.map((x) => (typeof x === 'string' ? x : JSON.stringify(x))).join(' ') + '\n',
  );
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());
afterEach(() => shop.emulator.control('DELETE', 'faults'));
const faults = (...f: object[]) => shop.emulator.control('POST', 'faults', { faults: f });
const run = (q: ReturnType<typeof sql>) => shop.database.queries.execute(q);
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));
const CREATE = { path: '/v1/checkout/sessions', method: 'POST' };

it('T2 sweep v. slow create; two open sessions for one cart', async () => {
  const id = await shop.product({ stock: 10 });
  const cartId = randomUUID();
  await faults({ ...CREATE, action: 'error', status: 503, times: 2 });
  const first = await shop.refusal({ cartId, products: [{ id }] });
  say('T2 first', first.status, first.body.code);
  await shop.emulator.control('DELETE', 'faults');
  await run(
    sql`update attempts set created_at = now() - interval '598 seconds' where state='open'`,
  );
  await faults({ ...CREATE, action: 'delay', delay_ms: 3500, when: 'before' });
  const slow = shop.checkout({ cartId, products: [{ id }] });
  await sleep(2500);
  await shop.app.get(SweepService).sweep();
  say('T2 stock after sweep', await stockOf(shop.database, id));
  const second = await shop.checkout({ cartId, products: [{ id }] });
  const a = await slow;
  say('T2 slow', a.status, a.body, 'second', second.status, second.body.id);
  const open = (await shop.stripe.checkout.sessions.list({ limit: 100 })).data.filter(
    (s) => s.status === 'open' && [a.body.id, second.body.id].includes(s.id),
  );
  say(
    'T2 open sessions for the cart:',
    open.length,
    'orders',
    ((await run(sql`select status from orders order by created_at desc limit 2`)) as any).rows,
    'stock',
    await stockOf(shop.database, id),
  );
  if (open.length === 2) {
    await shop.pay(a.body.id);
    await shop.pay(second.body.id);
    const x = await shop.settle(a.body.order.token);
    const y = await shop.settle(second.body.order.token);
    say('T2 both paid:', x.body.status, y.body.status);
  }
}, 40_000);

it('T3 redelivery of failed event', async () => {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  const event = await shop.event(body.id, 'checkout.session.completed');
  await faults({ path: '/v1/checkout/sessions/*', method: 'GET', action: 'error', times: 2 });
  await shop.deliver(event);
  await eventually(
    async () => (await shop.database.queries.select().from(inbox).where(eq(inbox.id, event.id)))[0],
    (r) => r?.state === 'failed',
  );
  await run(sql`delete from pgboss.job where name='process-event' and state <> 'completed'`); // its retries are used up
  const again = await shop.deliver(event);
  await sleep(3000);
  say(
    'T3 redelivered',
    again.body,
    (await shop.database.queries.select().from(inbox).where(eq(inbox.id, event.id)))[0]?.state,
    (await shop.order(body.order.token)).body.status,
  );
}, 20_000);

it('T4 signature with two timestamps', async () => {
  const payload = JSON.stringify({
    id: 'evt_t4',
    object: 'event',
    type: 'x',
    created: 1,
    livemode: false,
    data: { object: {} },
  });
  const now = Math.floor(Date.now() / 1000);
  const header = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: 'whsec_emulator_local_only',
    timestamp: now - 86400 * 300,
  });
  const plain = await shop.webhook(payload, { 'Stripe-Signature': header });
  const bypass = await shop.webhook(payload, { 'Stripe-Signature': `t=${now},${header}` });
  say('T4 plain', plain.status, 'with a fresh t in front', bypass.status, bypass.body);
});

it('T5 NUL', async () => {
  const payload = `{"id":"evt_nul","object":"event","type":"x","created":1,"livemode":false,"data":{"object":{"name":"a\\u0000b"}}}`;
  const h = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: 'whsec_emulator_local_only',
  });
  say('T5 webhook', (await shop.webhook(payload, { 'Stripe-Signature': h })).status);
  say(
    'T5 product',
    (await shop.request('products/%00')).status,
    (await shop.request('products?currency=%00')).status,
    (await shop.request('orders/%00')).status,
  );
  const p2 = `{"id":"evt_big","object":"event","type":"x","created":1e300,"livemode":false,"data":{"object":{}}}`;
  const h2 = Stripe.webhooks.generateTestHeaderString({
    payload: p2,
    secret: 'whsec_emulator_local_only',
  });
  say('T5 created 1e300', (await shop.webhook(p2, { 'Stripe-Signature': h2 })).status);
  const p3 = `{"id":"evt_frac","object":"event","type":"x","created":1.5,"livemode":false,"data":{"object":{}}}`;
  const h3 = Stripe.webhooks.generateTestHeaderString({
    payload: p3,
    secret: 'whsec_emulator_local_only',
  });
  say('T5 created 1.5', (await shop.webhook(p3, { 'Stripe-Signature': h3 })).status);
});

it('T6 huge totals', async () => {
  const ids = [] as string[];
  for (let i = 0; i < 100; i++)
    ids.push(await shop.product({ stock: 100, prices: { inr: 999_999_999_999 } }));
  const r = await shop.refusal({ products: ids.map((id) => ({ id, quantity: 99 })) });
  say('T6', r.status, r.body.code);
}, 30_000);

it('T7 session unknown at Stripe', async () => {
  const id = await shop.product();
  const cartId = randomUUID();
  const { body } = await shop.checkout({ cartId, products: [{ id }] });
  const error = {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: 'No such checkout.session',
  };
  await faults({
    path: '/v1/checkout/sessions/*',
    action: 'error',
    status: 404,
    error,
    times: 1000,
  });
  const s = await shop.settle(body.order.token);
  say('T7 settle', s.status, (s.body as any).code);
  const c = await shop.refusal({ cartId, products: [{ id, quantity: 2 }] });
  say('T7 changed cart', c.status, c.body.code);
});

it('T8 supersede where expire is refused and session stays open', async () => {
  const id = await shop.product();
  const cartId = randomUUID();
  await shop.checkout({ cartId, products: [{ id }] });
  const error = { type: 'invalid_request_error', message: 'no' };
  await faults({
    path: '/v1/checkout/sessions/*/expire',
    method: 'POST',
    action: 'error',
    status: 400,
    error,
    times: 100000,
  });
  const t = Date.now();
  const c = await shop.refusal({ cartId, products: [{ id, quantity: 2 }] });
  const left = await shop.emulator.control<any>('GET', 'faults');
  say(
    'T8',
    c.status,
    c.body.code,
    Date.now() - t,
    'ms; faults left',
    JSON.stringify(left).slice(0, 200),
  );
}, 30_000);

it('T9 same key after ten minutes of outage', async () => {
  const id = await shop.product();
  const cartId = randomUUID();
  const headers = { 'Idempotency-Key': randomUUID() };
  await faults({ ...CREATE, action: 'error', status: 503, times: 2 });
  await shop.refusal({ cartId, products: [{ id }] }, headers);
  await run(
    sql`update attempts set created_at = now() - interval '700 seconds' where state='open'`,
  );
  const n = await shop.refusal({ cartId, products: [{ id }] });
  say('T9 new key, same cart', n.status, n.body.code);
  const k = await shop.refusal({ cartId, products: [{ id }] }, headers);
  say('T9 same key', k.status, k.body.code);
});

it('T10 refunds list retried', async () => {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  await shop.settle(body.order.token);
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(body.id);
  await shop.stripe.refunds.create({ payment_intent: String(intent), amount: 5000 });
  await faults({ path: '/v1/refunds', method: 'GET', action: 'error', status: 500, times: 1 });
  const ev = (await shop.stripe.events.list({ type: 'refund.created' })).data[0]!;
  await shop.deliver(ev);
  const row = await eventually(
    async () => (await shop.database.queries.select().from(inbox).where(eq(inbox.id, ev.id)))[0],
    (r) => r?.state !== 'received',
  );
  say('T10 one 500 on the refund list:', row?.state, row?.reason);
}, 20_000);

it('T11 slow Stripe', async () => {
  const id = await shop.product();
  const cartId = randomUUID();
  const { body } = await shop.checkout({ cartId, products: [{ id }] });
  await faults({ path: '/v1/checkout/sessions*', action: 'delay', delay_ms: 3600, times: 100 });
  const t = Date.now();
  const c = await shop.refusal({ cartId, products: [{ id, quantity: 2 }] });
  say('T11 changed cart, each call 3.6 s:', c.status, Date.now() - t, 'ms');
}, 60_000);

it('T12 tokens in clear', async () => {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  await shop.deliver(await shop.event(body.id, 'checkout.session.completed'));
  const like = `%${body.order.token}%`;
  const a = (
    (await run(sql`select count(*)::int as n from orders where snapshot::text like ${like}`)) as any
  ).rows;
  const b = (
    (await run(sql`select count(*)::int as n from inbox where payload::text like ${like}`)) as any
  ).rows;
  say('T12 token in snapshot', a, 'in inbox', b);
});

it('T13 job expiry', async () => {
  say(
    'T13',
    (
      (await run(
        sql`select name, expire_seconds, heartbeat_seconds, dead_letter, retry_limit, policy from pgboss.queue where name not like '\\_\\_%'`,
      )) as any
    ).rows,
  );
});
it('T1 failed refund', async () => {
  const id = await shop.product();
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id, '4000000000005126');
  await shop.settle(body.order.token);
  const s = await shop.stripe.checkout.sessions.retrieve(body.id, {
    expand: ['payment_intent.latest_charge'],
  });
  const pi = s.payment_intent as Stripe.PaymentIntent;
  await shop.stripe.refunds.create({ payment_intent: pi.id });
  const ev = (await shop.stripe.events.list({ type: 'refund.created' })).data[0]!;
  await shop.deliver(ev);
  await sleep(1500);
  say('T1 after refund', (await shop.order(body.order.token)).body.status);
  try {
    say('clock', await shop.emulator.control('POST', 'clock', { advance: 86400 * 30 }));
  } catch (e) {
    say('clock err', String(e));
  }
  await sleep(500);
  const refunds = await shop.stripe.refunds.list({ payment_intent: pi.id });
  const charge = (await shop.stripe.paymentIntents.retrieve(pi.id, { expand: ['latest_charge'] }))
    .latest_charge as Stripe.Charge;
  say(
    'T1 refund at stripe',
    refunds.data.map((r) => r.status),
    'charge.amount_refunded',
    charge.amount_refunded,
  );
  const all = await shop.stripe.events.list({ limit: 20 });
  say(
    'events',
    all.data.map((e) => e.type),
  );
  const failed =
    all.data.find((e) => e.type === 'refund.failed') ??
    all.data.find((e) => e.type === 'refund.updated');
  if (failed)
    await shop.deliver({ ...failed, id: 'evt_rf_failed', created: Math.floor(Date.now() / 1000) });
  await sleep(1500);
  say(
    'T1 after refund failed',
    (await shop.order(body.order.token)).body.status,
    await run(sql`select state, reason from inbox where id='evt_rf_failed'`).then(
      (r: any) => r.rows,
    ),
  );
}, 30_000);
