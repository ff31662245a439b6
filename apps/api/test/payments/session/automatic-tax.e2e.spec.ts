import { eq, sql } from 'drizzle-orm';
import { Shop } from '../../a-shop';
import { orders } from '@till/payments/database/schema/schema';

const PERCENTAGE = 18;

async function aTaxedShop(variables: Record<string, string>): Promise<Shop> {
  const shop = await Shop.open(variables);
  await shop.emulator.control('POST', 'tax', { percentage: PERCENTAGE });
  return shop;
}

/** An order of 118.00 INR and whatever is sent with it, paid. */
async function aPaidOrder(shop: Shop) {
  const id = await shop.product({ prices: { inr: 11_800 } });
  const { body } = await shop.checkout({ products: [{ id }] });
  await shop.pay(body.id);
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return { session, token: body.order.token, orderId: String(session.client_reference_id) };
}

async function withoutTax(shop: Shop, orderId: string): Promise<void> {
  await shop.database.queries
    .update(orders)
    .set({ snapshot: sql`jsonb_set(snapshot, '{allowed,tax}', 'false')` })
    .where(eq(orders.id, orderId));
}

describe('where prices do not contain the tax', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await aTaxedShop({ AUTOMATIC_TAX: 'exclusive' });
  }, 60_000);
  afterAll(() => shop.close());

  it('it is added, and the order is paid with it', async () => {
    const { session, token } = await aPaidOrder(shop);
    expect(session).toMatchObject({ automatic_tax: { enabled: true }, amount_total: 13_924 });
    expect((await shop.settle(token)).body).toMatchObject({
      status: 'paid',
      fulfilment: 'fulfilled',
      subtotal: { amount: 11_800, currency: 'inr' },
      tax: { amount: 2_124, currency: 'inr' },
      total: { amount: 13_924, currency: 'inr' },
    });
  });

  it('an order that was agreed without it is reviewed', async () => {
    const { orderId, token } = await aPaidOrder(shop);
    await withoutTax(shop, orderId);
    expect((await shop.settle(token)).body).toMatchObject({
      status: 'review',
      fulfilment: 'unfulfilled',
    });
  });
});

describe('where prices contain the tax', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await aTaxedShop({
      AUTOMATIC_TAX: 'inclusive',
      SHIPPING_OPTIONS: 'Post: 1180 inr, 500 eur, 500 usd, 500 gbp, 500 jpy, 500 kwd',
    });
  }, 60_000);
  afterAll(() => shop.close());

  it('the order is paid at the prices that were shown, and no tax is added to them', async () => {
    const { session, token } = await aPaidOrder(shop);
    expect(session.total_details).toMatchObject({ amount_tax: 1_800 + 180 });
    expect((await shop.settle(token)).body).toMatchObject({
      status: 'paid',
      fulfilment: 'fulfilled',
      subtotal: { amount: 11_800, currency: 'inr' },
      shippingCost: { amount: 1_180, currency: 'inr' },
      tax: { amount: 0, currency: 'inr' },
      total: { amount: 12_980, currency: 'inr' },
    });
  });

  it('an order that was agreed without it is reviewed', async () => {
    const { orderId, token } = await aPaidOrder(shop);
    await withoutTax(shop, orderId);
    expect((await shop.settle(token)).body).toMatchObject({ status: 'review' });
  });
});
