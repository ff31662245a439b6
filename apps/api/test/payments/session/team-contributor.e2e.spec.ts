import { Module } from '@nestjs/common';
import { Shop } from '../../a-shop';
import { AutumnSaleModule } from '../../extensions/autumn-sale/autumn-sale.module';
import { AppModule } from '../../../src/app.module';

/** A team's application around the shop's. */
@Module({ imports: [AppModule, AutumnSaleModule] })
class TeamModule {}

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({}, TeamModule);
  await shop.stripe.coupons.create({ id: 'autumn', percent_off: 10, duration: 'once' });
}, 60_000);
afterAll(() => shop.close());

async function aPaidOrder(quantity: number) {
  const id = await shop.product({ prices: { inr: 100_000 } });
  const { body } = await shop.checkout({ products: [{ id, quantity }] });
  await shop.pay(body.id);
  const session = await shop.stripe.checkout.sessions.retrieve(body.id);
  return { session, order: (await shop.settle(body.order.token)).body };
}

it('a discount that a team’s contributor brings is paid, not reviewed', async () => {
  const { order, session } = await aPaidOrder(5);
  expect(session.metadata).toMatchObject({ campaign: 'autumn', till_shop: 'till' });
  expect(order).toMatchObject({
    status: 'paid',
    fulfilment: 'fulfilled',
    subtotal: { amount: 500_000, currency: 'inr' },
    total: { amount: 450_000, currency: 'inr' },
  });
});

it('an order that it gave none pays the whole price', async () => {
  const { order, session } = await aPaidOrder(4);
  expect(session.metadata).toMatchObject({ campaign: 'autumn' });
  expect(order).toMatchObject({ status: 'paid', total: { amount: 400_000, currency: 'inr' } });
});
