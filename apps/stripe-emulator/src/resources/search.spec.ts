import type Stripe from 'stripe';
import { Shop } from '../testing/shop';

describe('a search', () => {
  let shop: Shop;
  let start: number;
  beforeAll(async () => {
    shop = await Shop.open();
    const pay = (amount: number, token: string, metadata: Stripe.MetadataParam) =>
      shop.stripe.paymentIntents
        .create({ amount, currency: 'usd', confirm: true, payment_method: token, metadata })
        .catch(() => undefined);
    await pay(1000, 'pm_card_visa', { order: '7', note: 'say "hi"' });
    await shop.control('clock', { advance: 60 });
    start = (await shop.control<{ now: number }>('clock')).now;
    await pay(2000, 'pm_card_mastercard', { order: '8' });
    await pay(3000, 'pm_card_chargeDeclined', {});
  });
  afterAll(() => shop.close());

  const amounts = async (query: string) => {
    const { data } = await shop.stripe.paymentIntents.search({ query });
    return data.map(({ amount }) => amount);
  };

  it.each([
    ['status:"succeeded"', [2000, 1000]],
    ['status:"SUCCEEDED" AND amount>1500', [2000]],
    ['status:"succeeded" amount<=1000', [1000]],
    ["-status:'succeeded'", [3000]],
    ['metadata["order"]:"7"', [1000]],
    ['metadata["order"]:"7" OR metadata["order"]:"8"', [2000, 1000]],
    ['-metadata["order"]:null', [2000, 1000]],
    ['metadata["order"]:null', [3000]],
    ['metadata["note"]~"SAY"', [1000]],
    [String.raw`metadata["note"]:"say \"hi\""`, [1000]],
    ['amount:2000', [2000]],
    ['currency:"eur"', []],
  ])('finds by %s', async (query, expected) => {
    expect(await amounts(query)).toEqual(expected);
  });

  it('finds by when something was made', async () => {
    expect(await amounts(`created>=${start}`)).toEqual([3000, 2000]);
    expect(await amounts(`created<${start}`)).toEqual([1000]);
  });

  it('reads fields inside of others', async () => {
    const query = 'payment_method_details.card.last4:4444 AND refunded:"false"';
    const { data } = await shop.stripe.charges.search({ query });
    expect(data).toMatchObject([{ amount: 2000 }]);
  });

  it('finds customers, products and prices', async () => {
    await shop.stripe.customers.create({ name: 'Ada Lovelace', email: 'ada@example.com' });
    const product = await shop.stripe.products.create({ name: 'Cup', shippable: true });
    await shop.stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 900 });
    const customers = await shop.stripe.customers.search({ query: 'name~"lovel"' });
    const products = await shop.stripe.products.search({ query: 'shippable:"true"' });
    const prices = await shop.stripe.prices.search({ query: `product:"${product.id}"` });
    expect(customers.data).toMatchObject([{ email: 'ada@example.com' }]);
    expect(products.data).toMatchObject([{ name: 'Cup' }]);
    expect(prices.data).toMatchObject([{ unit_amount: 900 }]);
  });

  it('gives its results page by page', async () => {
    const search = { query: 'amount>0', limit: 2 };
    const first = await shop.stripe.paymentIntents.search(search);
    expect([first.data.length, first.has_more]).toEqual([2, true]);
    const all = await shop.stripe.paymentIntents.search(search).autoPagingToArray({ limit: 10 });
    expect(all.map(({ amount }) => amount)).toEqual([3000, 2000, 1000]);
  });

  it.each([
    'status:"succeeded" AND amount>1 OR amount<9',
    'colour:"blue"',
    'status~"succ"',
    'metadata["note"]~"hi"',
    'status>3',
    'status:"succeeded',
    'status',
    ' ',
  ])('refuses %s', async (query) => {
    await expect(shop.stripe.paymentIntents.search({ query })).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      param: 'query',
    });
  });
});
