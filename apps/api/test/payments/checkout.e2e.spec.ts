import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { setPrice, stockOf } from '../a-product';
import { Shop } from '../a-shop';
import { attempts } from '@till/payments/database/schema/schema';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const sessionsAtStripe = async () =>
  (await shop.stripe.checkout.sessions.list({ limit: 100 })).data;

describe('a cart becomes a session', () => {
  it('from the body of the tutorial, with an id and an address', async () => {
    const id = await shop.product({ prices: { inr: 12900 } });
    const { status, body } = await shop.checkout({
      products: [{ id, name: 'A pot', price: 12900 }],
    });
    expect(status).toBe(201);
    expect(body.id).toMatch(/^cs_test_/);
    expect(body.url).toContain(body.id);
    expect(body.order.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(body.order.token).toMatch(/^[\w-]{22}$/);
  });

  it('at the catalogue’s prices, with addresses from the configuration and nowhere else (lesson 14)', async () => {
    const id = await shop.product({ name: 'Blue pot', prices: { inr: 25000 } });
    const { body } = await shop.checkout({ products: [{ id, quantity: 3 }] });
    const session = await shop.stripe.checkout.sessions.retrieve(body.id, {
      expand: ['line_items'],
    });
    expect(session).toMatchObject({
      currency: 'inr',
      amount_total: 75000,
      success_url: `http://shop.test/order/${body.order.token}`,
      cancel_url: 'http://shop.test/checkout/canceled',
      metadata: { till_shop: 'till' },
    });
    expect(session.client_reference_id).toBe(session.metadata?.['till_order']);
    expect(session.line_items?.data).toMatchObject([{ description: 'Blue pot', quantity: 3 }]);
  });

  it('with a quantity of 1 where none is given, and a product that stands twice merged', async () => {
    const [one, two] = [await shop.product(), await shop.product()];
    const { body } = await shop.checkout({
      products: [{ id: one }, { id: two, quantity: 2 }, { id: one, quantity: 4 }],
    });
    const { data } = await shop.stripe.checkout.sessions.listLineItems(body.id);
    expect(data.map(({ quantity }) => quantity)).toEqual([5, 2]);
  });

  it.each([
    ['jpy', 500, 500],
    ['kwd', 35200, 35200],
    ['usd', 1600, 1600],
    ['isk', 50000, 50000],
  ])('in %s, whose minor units are counted once (lesson 12)', async (currency, price, total) => {
    const id = await shop.product({ prices: { inr: 9900, [currency]: price } });
    const { body } = await shop.checkout({ currency, products: [{ id }] });
    const session = await shop.stripe.checkout.sessions.retrieve(body.id);
    expect([session.currency, session.amount_total]).toEqual([currency, total]);
  });

  it('in the shopper’s language, as far as Stripe’s page speaks it', async () => {
    const id = await shop.product();
    const { body } = await shop.checkout({ locale: 'hi', products: [{ id }] });
    expect((await shop.stripe.checkout.sessions.retrieve(body.id)).locale).toBe('hi-IN');
  });

  it('in the storefront’s language: the page, what the goods are called and where it leads', async () => {
    const { body } = await shop.checkout({ locale: 'de-AT', products: [{ id: 'round-teapot' }] });
    const session = await shop.stripe.checkout.sessions.retrieve(body.id, {
      expand: ['line_items'],
    });
    expect(session).toMatchObject({
      locale: 'de',
      success_url: `http://shop.test/de/order/${body.order.token}`,
      cancel_url: 'http://shop.test/de/checkout/canceled',
    });
    expect(session.line_items?.data).toMatchObject([{ description: 'Runde Teekanne' }]);
  });

  it('anew, when the same cart is checked out in another language', async () => {
    const cart = { cartId: randomUUID(), products: [{ id: await shop.product() }] };
    const english = await shop.checkout({ ...cart, locale: 'en' });
    const japanese = await shop.checkout({ ...cart, locale: 'ja' });
    expect(japanese.body.id).not.toBe(english.body.id);
    expect((await shop.stripe.checkout.sessions.retrieve(japanese.body.id)).locale).toBe('ja');
  });

  it('for a page inside the shop, with a secret in place of an address', async () => {
    const id = await shop.product();
    const { body } = await shop.checkout({ uiMode: 'embedded_page', products: [{ id }] });
    expect(body.url).toBeNull();
    expect(body.clientSecret).toContain(body.id);
  });

  it('with as many lines as Stripe takes, and only ids in its metadata (lesson: a cart in metadata)', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => shop.product()));
    const { status, body } = await shop.checkout({ products: ids.map((id) => ({ id })) });
    expect(status).toBe(201);
    const { metadata } = await shop.stripe.checkout.sessions.retrieve(body.id);
    expect(Object.keys(metadata ?? {}).toSorted()).toEqual(['till_order', 'till_shop']);
  });
});

describe('a cart is refused, and nothing is stored, held or asked of Stripe', () => {
  const cases: [string, (id: string) => object, string, number][] = [
    ['at another price', (id) => ({ id, price: 12899 }), 'price_changed', 409],
    ['with more than there is', (id) => ({ id, quantity: 11 }), 'out_of_stock', 409],
    ['with an amount of its own', (id) => ({ id, amount: 1 }), 'unknown_field', 422],
    ['with no such product', () => ({ id: 'no-such-pot' }), 'product_unavailable', 422],
    ['with a hundred of one product', (id) => ({ id, quantity: 100 }), 'out_of_range', 422],
  ];
  it.each(cases)('%s', async (_name, line, code, status) => {
    const id = await shop.product();
    const before = (await sessionsAtStripe()).length;
    const refusal = await shop.refusal({ products: [line(id)] });
    expect([refusal.status, refusal.body.code]).toEqual([status, code]);
    expect(refusal.headers.get('content-type')).toMatch('application/problem+json');
    expect(await stockOf(shop.database, id)).toEqual({ onHand: 10, reserved: 0, sold: 0 });
    expect((await sessionsAtStripe()).length).toBe(before);
  });

  it('telling the price as it is now', async () => {
    const id = await shop.product();
    await setPrice(shop.database, id, 13900);
    const { body } = await shop.refusal({ products: [{ id, price: 12900 }] });
    expect(body.errors).toEqual([
      expect.objectContaining({
        pointer: '/products/0/price',
        current: { amount: 13900, currency: 'inr' },
      }),
    ]);
  });

  it('telling how many are left', async () => {
    const [plenty, scarce] = [await shop.product(), await shop.product({ stock: 2 })];
    const { body } = await shop.refusal({
      products: [
        { id: plenty, quantity: 5 },
        { id: scarce, quantity: 3 },
      ],
    });
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '/products/1/quantity', available: 2 }),
    ]);
    expect(await stockOf(shop.database, plenty)).toMatchObject({ onHand: 10, reserved: 0 });
  });

  it.each([
    ['a product that is not for sale', { active: false }, 'inr', 'product_unavailable'],
    ['a price in another currency only', { prices: { usd: 900 } }, 'inr', 'product_unavailable'],
    ['a total below Stripe’s minimum', { prices: { inr: 49 } }, 'inr', 'amount_too_small'],
    [
      'a total above a card’s maximum',
      { prices: { inr: 999_999_999_999 } },
      'inr',
      'amount_too_large',
    ],
    ['a currency that nothing is sold in', {}, 'xxx', 'not_in_list'],
  ])('for %s', async (_name, options, currency, code) => {
    const id = await shop.product(options);
    const quantity = code === 'amount_too_large' ? 2 : 1;
    const { status, body } = await shop.refusal({ currency, products: [{ id, quantity }] });
    expect([status, body.code]).toEqual([422, code]);
  });
});

it('a cart of more than numbers can count is refused like any that is too large', async () => {
  const ids = await Promise.all(
    Array.from({ length: 100 }, () =>
      shop.product({ stock: 99, prices: { inr: 999_999_999_999 } }),
    ),
  );
  const { status, body } = await shop.refusal({
    products: ids.map((id) => ({ id, quantity: 99 })),
  });
  expect([status, body.code]).toEqual([422, 'amount_too_large']);
});

describe('an idempotency key', () => {
  const aKey = () => ({ 'Idempotency-Key': randomUUID() });

  it('brings the same answer again, and one session (lesson 17)', async () => {
    const [id, key] = [await shop.product(), aKey()];
    const body = { cartId: randomUUID(), products: [{ id }] };
    const first = await shop.checkout(body, key);
    await setPrice(shop.database, id, 99900);
    const again = await shop.checkout(body, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
  });

  it('is refused with another body', async () => {
    const [id, key, cartId] = [await shop.product(), aKey(), randomUUID()];
    await shop.checkout({ cartId, products: [{ id }] }, key);
    const { status, body } = await shop.refusal({ cartId, products: [{ id, quantity: 2 }] }, key);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('never brings another shopper’s answer', async () => {
    const [id, key] = [await shop.product(), aKey()];
    const mine = await shop.checkout({ cartId: randomUUID(), products: [{ id }] }, key);
    const theirs = await shop.checkout({ cartId: randomUUID(), products: [{ id }] }, key);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('sent fifty times at once makes one session', async () => {
    const [id, key, cartId] = [await shop.product({ stock: 60 }), aKey(), randomUUID()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => shop.checkout({ cartId, products: [{ id }] }, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
  });

  it('whose session somebody else is making for too long is to be sent again', async () => {
    const [id, key, cartId] = [await shop.product(), aKey(), randomUUID()];
    const { body } = await shop.checkout({ cartId, products: [{ id }] }, key);
    const { client_reference_id: owner } = await shop.stripe.checkout.sessions.retrieve(body.id);
    const orderId = String(owner);
    const { queries } = shop.database;
    const leaseUntil = (leasedUntil: Date) =>
      queries
        .update(attempts)
        .set({ state: 'open', leasedUntil })
        .where(eq(attempts.orderId, orderId));
    await leaseUntil(new Date(Date.now() + 60_000));
    const refusal = await shop.refusal({ cartId, products: [{ id }] }, key);
    expect([refusal.status, refusal.body.code]).toEqual([409, 'request_in_progress']);
    expect(refusal.headers.get('retry-after')).toBe('2');
    await leaseUntil(new Date());
    const again = await shop.checkout({ cartId, products: [{ id }] }, key);
    expect([again.status, again.body.id]).toEqual([201, body.id]);
    expect(await stockOf(shop.database, id)).toMatchObject({ reserved: 1 });
  });

  it.each([['x'.repeat(256)], ['ключ'], ['two, keys']])('cannot be %j', async (key) => {
    const id = await shop.product();
    const headers = { 'Idempotency-Key': Buffer.from(key).toString('latin1') };
    const { status, body } = await shop.refusal({ products: [{ id }] }, headers);
    expect([status, body.code]).toEqual([400, 'idempotency_key_invalid']);
  });
});
