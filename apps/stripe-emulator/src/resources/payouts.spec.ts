import { Shop } from '../testing/shop';

describe('a payout', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    await shop.stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_bypassPending',
    });
    await shop.control('clock', { advance: 5 });
  });

  const payOut = (amount = 4000) => shop.stripe.payouts.create({ amount, currency: 'usd' });
  const available = async () => (await shop.stripe.balance.retrieve()).available[0]?.amount;

  it('takes from the balance no more than there is', async () => {
    await payOut();
    expect(await available()).toBe(9680 - 4000);
    await expect(payOut(6000)).rejects.toMatchObject({ code: 'balance_insufficient' });
  });

  it('can be canceled while it is pending, and its money is back', async () => {
    const { id } = await payOut();
    await shop.stripe.payouts.update(id, { metadata: { week: '12' } });
    expect(await shop.stripe.payouts.cancel(id)).toMatchObject({
      status: 'canceled',
      metadata: { week: '12' },
    });
    expect(await available()).toBe(9680);
    const { data } = await shop.stripe.events.list({ type: 'payout.*' });
    expect(data.map(({ type }) => type).reverse()).toEqual([
      'payout.created',
      'payout.updated',
      'payout.canceled',
    ]);
  });

  it('that is paid can be neither canceled nor reversed', async () => {
    const { id } = await payOut();
    await shop.control('clock', { advance: 2 * 24 * 3600 });
    expect((await shop.stripe.payouts.list({ status: 'paid' })).data).toHaveLength(1);
    await expect(shop.stripe.payouts.cancel(id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(shop.stripe.payouts.reverse(id)).rejects.toMatchObject({ statusCode: 400 });
  });
});
