import { Shop } from '../../a-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({
    PAYMENT_METHODS: 'dynamic',
    PAYMENT_METHOD_CONFIGURATION: 'pmc_autumn',
    EXCLUDED_PAYMENT_METHODS: 'sepa_debit,ideal',
  });
}, 60_000);
afterAll(() => shop.close());

it('Stripe chooses by the shop’s configuration, without what the shop does not want', async () => {
  const id = await shop.product({ prices: { eur: 5_000 } });
  const { body } = await shop.checkout({ currency: 'eur', products: [{ id }] });
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  expect(session).toMatchObject({
    allowed_payment_method_types: null,
    excluded_payment_method_types: ['sepa_debit', 'ideal'],
    payment_method_configuration_details: { id: 'pmc_autumn' },
  });
  expect(session.payment_method_types).toEqual(expect.arrayContaining(['card', 'bancontact']));
  expect(session.payment_method_types).not.toContain('ideal');
  await shop.pay(body.id);
  expect((await shop.settle(body.order.token)).body).toMatchObject({
    status: 'paid',
    total: { amount: 5_000, currency: 'eur' },
  });
});
