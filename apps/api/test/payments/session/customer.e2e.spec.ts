import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { stockOf } from '../../a-product';
import { Shop } from '../../a-shop';
import { AppModule } from '../../../src/app.module';
import { customers, orders } from '@till/payments/database/schema/schema';
import { Buyers } from '@till/payments/payments/customers/buyers';
import { ErasureService } from '@till/payments/payments/erasure.service';

/** A sign-in that believes what it is told. */
@Injectable()
class SignIn extends Buyers {
  async buyerOf({ headers }: FastifyRequest): Promise<string | undefined> {
    const { 'x-buyer': buyer } = headers;
    return buyer === undefined ? undefined : String(buyer);
  }
}

@Module({ imports: [AppModule], providers: [SignIn] })
class TeamModule {}

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({ SAVED_CARDS: 'true', AUTOMATIC_TAX: 'exclusive' }, TeamModule);
}, 60_000);
afterAll(() => shop.close());

async function checkout(buyer: string | undefined, cartId?: string) {
  const id = await shop.product({ prices: { inr: 10_000 } });
  const body = { ...(cartId && { cartId }), products: [{ id }] };
  const answer = await shop.checkout(body, buyer ? { 'X-Buyer': buyer } : {});
  expect(answer.status).toBe(201);
  const session = await shop.stripe.checkout.sessions.retrieve(answer.body.id);
  return { session, token: answer.body.order.token, customer: session.customer, id };
}

const atStripe = async (buyer: string) => {
  const { data } = await shop.stripe.customers.list({ limit: 100 });
  return data.filter(({ metadata }) => metadata['till_buyer'] === buyer);
};

it('a buyer who comes back is the same customer, with what was saved', async () => {
  const first = await checkout('ada');
  const second = await checkout('ada');
  expect(second.customer).toBe(first.customer);
  expect(await atStripe('ada')).toMatchObject([
    { id: first.customer, email: null, metadata: { till_shop: 'till', till_buyer: 'ada' } },
  ]);
  expect(second.session.saved_payment_method_options).toMatchObject({
    payment_method_save: 'enabled',
    payment_method_remove: 'enabled',
  });
  await shop.pay(second.session.id);
  expect((await shop.settle(second.token)).body).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    total: { amount: 10_000, currency: 'inr' },
  });
});

it('two buyers are two customers', async () => {
  const [one, other] = [await checkout('ada'), await checkout('grace')];
  expect(other.customer).not.toBe(one.customer);
});

it('a guest is no customer, and no card is saved', async () => {
  const { session } = await checkout(undefined);
  expect([session.customer, session.saved_payment_method_options]).toEqual([null, null]);
});

it('five checkouts of a new buyer at once make one customer', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => checkout('lin')));
  expect(new Set(all.map(({ customer }) => customer)).size).toBe(1);
  expect(await atStripe('lin')).toHaveLength(1);
});

it('an answer of Stripe that got lost leaves one customer all the same', async () => {
  const fault = { path: '/v1/customers', method: 'POST', action: 'drop', when: 'after' };
  await shop.emulator.control('POST', 'faults', fault);
  const { customer } = await checkout('emmy');
  expect(await atStripe('emmy')).toMatchObject([{ id: customer }]);
});

it('a shop that ends before it stored the customer finds the same one again', async () => {
  const { customer } = await checkout('rosa');
  const { queries } = shop.database;
  await queries.update(customers).set({ customerId: null }).where(eq(customers.buyerId, 'rosa'));
  await shop.restart();
  expect((await checkout('rosa')).customer).toBe(customer);
  expect(await atStripe('rosa')).toHaveLength(1);
});

it('while Stripe is away a buyer is told so, and no order is begun', async () => {
  const id = await shop.product({ stock: 1 });
  const fault = { path: '/v1/customers', method: 'POST', action: 'error', status: 503, times: 2 };
  await shop.emulator.control('POST', 'faults', fault);
  const { status, body } = await shop.refusal({ products: [{ id }] }, { 'X-Buyer': 'hedy' });
  expect([status, body.code]).toEqual([503, 'stripe_unavailable']);
  expect(await stockOf(shop.database, id)).toEqual({ onHand: 1, reserved: 0, sold: 0 });
});

it('an error that Stripe repeats under the same key for a day keeps a buyer out for minutes only', async () => {
  const fault = { path: '/v1/customers', method: 'POST', action: 'error', saved: true };
  await shop.emulator.control('POST', 'faults', fault);
  const id = await shop.product();
  const buying = () => shop.refusal({ products: [{ id }] }, { 'X-Buyer': 'dorothy' });
  expect((await buying()).status).toBe(503);
  expect((await buying()).status).toBe(503);
  await shop.database.queries
    .update(customers)
    .set({ createdAt: new Date(Date.now() - 660_000) })
    .where(eq(customers.buyerId, 'dorothy'));
  const { customer } = await checkout('dorothy');
  expect(await atStripe('dorothy')).toMatchObject([{ id: customer }]);
});

it('a request that is sent again after somebody else signed in leads nobody to the other’s page', async () => {
  const id = await shop.product();
  const body = { cartId: randomUUID(), products: [{ id }] };
  const key = { 'Idempotency-Key': randomUUID() };
  const first = await shop.checkout(body, { ...key, 'X-Buyer': 'ada' });
  const { status, body: refusal } = await shop.refusal(body, { ...key, 'X-Buyer': 'grace' });
  expect([status, refusal.code]).toEqual([422, 'idempotency_key_reused']);
  expect((await shop.checkout(body, { ...key, 'X-Buyer': 'ada' })).body.url).toBe(first.body.url);
});

it('an erased order leads to no customer', async () => {
  const { token, session } = await checkout('sofia');
  await shop.pay(session.id);
  await shop.settle(token);
  const orderId = String(session.client_reference_id);
  await shop.app.get(ErasureService).erase(orderId);
  const [order] = await shop.database.queries.select().from(orders).where(eq(orders.id, orderId));
  expect(JSON.stringify(order)).not.toContain(String(session.customer));
  expect((await shop.order(token)).body.status).toBe('paid');
});

it('a customer that was deleted at Stripe is made anew, and the buyer notices nothing', async () => {
  const { customer: former } = await checkout('mary');
  await shop.stripe.customers.del(String(former));
  const { customer, session, token } = await checkout('mary');
  expect(customer).not.toBe(former);
  await shop.pay(session.id);
  expect((await shop.settle(token)).body.status).toBe('paid');
});

it('a cart whose buyer signs in gets a session of that buyer', async () => {
  const id = await shop.product({ prices: { inr: 10_000 } });
  const cartId = crypto.randomUUID();
  const request = { cartId, products: [{ id }] };
  const guest = await shop.checkout(request);
  const known = await shop.checkout(request, { 'X-Buyer': 'ada' });
  expect(known.body.id).not.toBe(guest.body.id);
  const [before, after] = await Promise.all(
    [guest, known].map(({ body }) => shop.stripe.checkout.sessions.retrieve(body.id)),
  );
  expect([before?.status, after?.status]).toEqual(['expired', 'open']);
  expect(after?.customer).toBe((await checkout('ada')).customer);
});

it('an address is no buyer’s id, and Stripe hears nothing of it', async () => {
  const id = await shop.product({});
  const answer = await shop.refusal({ products: [{ id }] }, { 'X-Buyer': 'ada@example.com' });
  expect(answer.status).toBe(500);
  const rows = await shop.database.queries.select().from(customers);
  expect(JSON.stringify(rows)).not.toContain('ada@example.com');
});
