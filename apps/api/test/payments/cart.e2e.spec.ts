import { randomUUID } from 'node:crypto';
import { stockOf } from '../a-product';
import { Shop } from '../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const sessionsAtStripe = async () =>
  (await shop.stripe.checkout.sessions.list({ limit: 100 })).data;

it('two tabs with one cart get one session, and Stripe has made one (lesson 16)', async () => {
  const [id, cartId] = [await shop.product(), randomUUID()];
  const before = (await sessionsAtStripe()).length;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => shop.checkout({ cartId, products: [{ id }] })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1);
  expect(await sessionsAtStripe()).toHaveLength(before + 1);
  expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
});

it('a changed cart closes its older session before a new one opens (lesson 15)', async () => {
  const [id, cartId] = [await shop.product({ stock: 3 }), randomUUID()];
  const older = await shop.checkout({ cartId, products: [{ id, quantity: 2 }] });
  const newer = await shop.checkout({ cartId, products: [{ id, quantity: 3 }] });
  expect(newer.status).toBe(201);
  expect((await shop.stripe.checkout.sessions.retrieve(older.body.id)).status).toBe('expired');
  expect((await shop.order(older.body.order.token)).body.status).toBe('expired');
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 0, reserved: 3, sold: 0 });
});

it('a changed cart whose older session was paid meanwhile is not charged again', async () => {
  const [id, cartId] = [await shop.product(), randomUUID()];
  const older = await shop.checkout({ cartId, products: [{ id }] });
  await shop.pay(older.body.id);
  const { status, body } = await shop.refusal({ cartId, products: [{ id, quantity: 2 }] });
  expect([status, body.code]).toEqual([409, 'cart_paid']);
  expect(body.order).toEqual(older.body.order);
  expect((await shop.order(older.body.order.token)).body.status).toBe('paid');
});

it('a cart that was paid answers with its order', async () => {
  const [id, cartId] = [await shop.product(), randomUUID()];
  const { body: session } = await shop.checkout({ cartId, products: [{ id }] });
  await shop.pay(session.id);
  await shop.settle(session.order.token);
  const { status, body } = await shop.refusal({ cartId, products: [{ id }] });
  expect([status, body.code, body.order]).toEqual([409, 'cart_paid', session.order]);
});

it('a cart of the same total as before, and the first one again, never clash (lesson 17)', async () => {
  const cartId = randomUUID();
  const [one, other] = [await shop.product(), await shop.product()];
  for (const id of [one, other, one]) {
    const { status, body } = await shop.checkout({ cartId, products: [{ id }] });
    expect(status).toBe(201);
    const { data } = await shop.stripe.checkout.sessions.listLineItems(body.id);
    expect(data).toHaveLength(1);
  }
  expect(await stockOf(shop.database, one)).toMatchObject({ reserved: 1 });
  expect(await stockOf(shop.database, other)).toMatchObject({ reserved: 0 });
});

it('a session that expired is followed by a new one', async () => {
  const [id, cartId] = [await shop.product(), randomUUID()];
  const first = await shop.checkout({ cartId, products: [{ id }] });
  await shop.emulator.control('POST', `sessions/${first.body.id}/expire`);
  await shop.settle(first.body.order.token);
  const second = await shop.checkout({ cartId, products: [{ id }] });
  expect(second.status).toBe(201);
  expect(second.body.id).not.toBe(first.body.id);
});

it('200 buyers of the last ten get ten sessions (lesson 1)', async () => {
  const id = await shop.product({ stock: 10 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => shop.checkout({ cartId: randomUUID(), products: [{ id }] })),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(201), count(409)]).toEqual([10, 190]);
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 0, reserved: 10, sold: 0 });
}, 30_000);
