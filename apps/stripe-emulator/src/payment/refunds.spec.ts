import { Shop, aSession } from '../testing/shop';

describe('a refund of a way to pay that cannot be paid back', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const day = 24 * 3600;
  const refundByTransfer = async () => {
    const product_data = { name: 'Teapot' };
    const price_data = { currency: 'thb', unit_amount: 9900, product_data };
    const session = await shop.stripe.checkout.sessions.create(
      aSession({ line_items: [{ quantity: 1, price_data }] }),
    );
    const paid = await shop.control<{ session: { payment_intent: string } }>(
      `sessions/${session.id}/pay`,
      { method: 'promptpay', authenticate: 'complete' },
    );
    await shop.control('clock', { advance: 5 });
    return shop.stripe.refunds.create({
      payment_intent: paid.session.payment_intent,
      instructions_email: 'ada@example.com',
    });
  };
  const told = async () => {
    const { data } = await shop.stripe.events.list({ type: 'refund.*' });
    return data.map(({ type }) => type).reverse();
  };
  const books = async () => {
    const { currencies } = await shop.control<{ currencies: Record<string, object> }>('books');
    return currencies['thb'];
  };

  it('requires that the shopper names an account, and succeeds once they have', async () => {
    const refund = await refundByTransfer();
    expect(refund).toMatchObject({
      status: 'requires_action',
      next_action: { display_details: { email_sent: { email_sent_to: 'ada@example.com' } } },
    });
    await shop.control(`refunds/${refund.id}/claim`, {});
    await shop.control('clock', { advance: 5 });
    const claimed = await shop.stripe.refunds.retrieve(refund.id);
    expect(claimed).toMatchObject({ status: 'succeeded' });
    expect(claimed).not.toHaveProperty('next_action');
    expect(await books()).toMatchObject({ captured: 9900, refunded: 9900, refund_failed: 0 });
  });

  it('can be canceled until then, and the money is back', async () => {
    const refund = await refundByTransfer();
    expect(await shop.stripe.refunds.cancel(refund.id)).toMatchObject({ status: 'canceled' });
    await expect(shop.stripe.refunds.cancel(refund.id)).rejects.toMatchObject({
      code: 'refund_not_cancelable',
    });
    const charge = await shop.stripe.charges.retrieve(String(refund.charge));
    expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await told()).toEqual(['refund.created', 'refund.updated']);
    expect(await books()).toMatchObject({ refunded: 9900, refund_failed: 9900 });
  });

  it('fails when nobody names an account within 45 days', async () => {
    const refund = await refundByTransfer();
    await shop.control('clock', { advance: 45 * day + 1 });
    expect((await shop.stripe.refunds.retrieve(refund.id)).status).toBe('failed');
    expect(await told()).toEqual(['refund.updated', 'refund.failed']);
  });
});
