import type Stripe from 'stripe';
import { Shop } from '../testing/shop';

describe('a charge made without a payment intent', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const charge = (source: string, more: Partial<Stripe.ChargeCreateParams> = {}) =>
    shop.stripe.charges.create({ amount: 2000, currency: 'usd', source, ...more });
  const recorded = async () => {
    const { data } = await shop.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).reverse();
  };

  it('takes a token, is in the books, and can be refunded and disputed', async () => {
    const made = await charge('tok_visa', { description: 'Tea', metadata: { order: '7' } });
    expect(made).toMatchObject({
      paid: true,
      captured: true,
      payment_intent: null,
      source: { object: 'card', brand: 'Visa', last4: '4242' },
      metadata: { order: '7' },
    });
    await shop.control('clock', { advance: 5 });
    await shop.stripe.refunds.create({ charge: made.id, amount: 500 });
    await shop.control(`charges/${made.id}/dispute`, {});
    const { currencies } = await shop.control<{ currencies: object }>('books');
    expect(currencies).toMatchObject({ usd: { captured: 2000, refunded: 500, disputed: 1500 } });
    expect(await recorded()).toEqual([
      'charge.succeeded',
      'charge.updated',
      'refund.created',
      'charge.refunded',
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ]);
  });

  it('takes a token once', async () => {
    const { id } = await shop.stripe.tokens.create({
      card: { number: '5555555555554444', exp_month: '12', exp_year: '2034', cvc: '123' },
    });
    expect(await charge(id)).toMatchObject({ source: { brand: 'MasterCard' } });
    await expect(charge(id)).rejects.toMatchObject({ code: 'token_already_used' });
  });

  it.each([
    ['tok_chargeDeclined', 'card_declined'],
    ['tok_authenticationRequired', 'authentication_required'],
    ['tok_radarBlock', 'card_declined'],
  ])('is refused with %s as %s, and kept', async (token, code) => {
    await expect(charge(token)).rejects.toMatchObject({ type: 'StripeCardError', code });
    expect((await shop.stripe.charges.list()).data).toMatchObject([{ status: 'failed' }]);
    expect(await recorded()).toEqual(['charge.failed']);
  });

  it('can be held and captured in part', async () => {
    const held = await charge('tok_visa', { capture: false });
    expect(held).toMatchObject({ captured: false, amount_captured: 0 });
    await expect(shop.stripe.charges.capture(held.id, { amount: 2001 })).rejects.toMatchObject({
      code: 'amount_too_large',
    });
    expect(await shop.stripe.charges.capture(held.id, { amount: 1500 })).toMatchObject({
      captured: true,
      amount_captured: 1500,
    });
    expect(await recorded()).toEqual(['charge.succeeded', 'charge.captured']);
  });

  it('is let go when it is not captured within seven days', async () => {
    const held = await charge('tok_visa', { capture: false });
    await shop.control('clock', { advance: 7 * 24 * 3600 });
    expect((await recorded()).at(-1)).toBe('charge.expired');
    await expect(shop.stripe.charges.capture(held.id)).rejects.toMatchObject({
      code: 'charge_expired_for_capture',
    });
  });

  it.each([
    [{ currency: 'usd', source: 'tok_visa' }, 'amount'],
    [{ amount: 2000, source: 'tok_visa' }, 'currency'],
    [{ amount: 2000, currency: 'usd' }, 'source'],
    [{ amount: 10, currency: 'usd', source: 'tok_visa' }, 'amount'],
    [{ amount: 2000, currency: 'usd', source: 'tok_none' }, 'source'],
    [{ amount: 2000, currency: 'usd', customer: 'cus_none' }, 'customer'],
  ])('refuses %j', async (params, param) => {
    await expect(shop.stripe.charges.create(params)).rejects.toMatchObject({ param });
  });
});
