import type Stripe from 'stripe';
import { Shop, aSession } from '../testing/shop';

describe('sessions paid in other ways', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const euro = aSession({
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 900, product_data: { name: 'Tea' } },
      },
    ],
  });
  const recorded = async () => {
    const { data } = await shop.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).reverse();
  };

  it('complete unpaid with a debit, and say later whether the money came', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(euro);
    await shop.control(`sessions/${id}/pay`, {
      method: 'sepa_debit',
      number: 'AT611904300234573201',
    });
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    await shop.control('clock', { advance: 5 });
    expect((await shop.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'payment_intent.processing',
      'charge.pending',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
      'charge.updated',
    ]);
  });

  it('say when a debit failed', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(euro);
    await shop.control(`sessions/${id}/pay`, {
      method: 'sepa_debit',
      number: 'AT861904300235473202',
    });
    await shop.control('clock', { advance: 5 });
    expect((await recorded()).slice(-3)).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ]);
  });

  it('wait for 3-D Secure, stay open when it fails, and are paid when it succeeds', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const number = '4000002760003184';
    const failed = await shop.control(`sessions/${id}/pay`, { number, authenticate: 'fail' });
    expect(failed).toMatchObject({
      status: 'declined',
      error: { code: 'payment_intent_authentication_failure' },
      session: { status: 'open' },
    });
    const paid = await shop.control(`sessions/${id}/pay`, { number, authenticate: 'complete' });
    expect(paid).toMatchObject({ status: 'paid', session: { payment_status: 'paid' } });
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('hold the money when captured by hand', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ payment_intent_data: { capture_method: 'manual' } }),
    );
    const { session } = await shop.control<{ session: Stripe.Checkout.Session }>(
      `sessions/${id}/pay`,
      {},
    );
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await shop.stripe.paymentIntents.capture(String(session.payment_intent));
    expect((await shop.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
  });

  it('cancel their intent when they expire after a decline', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.control(`sessions/${id}/pay`, { number: '4000000000000002' });
    const session = await shop.stripe.checkout.sessions.expire(id);
    const intent = await shop.stripe.paymentIntents.retrieve(String(session.payment_intent));
    expect(intent.status).toBe('canceled');
  });

  it('can be changed while open: quantity, new lines, shipping, all amounts with them', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const { data: lines } = await shop.stripe.checkout.sessions.listLineItems(id);
    const price_data = { currency: 'inr', unit_amount: 500, product_data: { name: 'Spoon' } };
    const changed = await shop.stripe.checkout.sessions.update(id, {
      line_items: [
        { id: lines[0]?.id ?? '', quantity: 1 },
        { price_data, quantity: 3 },
      ],
      shipping_options: [
        {
          shipping_rate_data: {
            display_name: 'Post',
            type: 'fixed_amount',
            fixed_amount: { amount: 200, currency: 'inr' },
          },
        },
      ],
    });
    expect(changed).toMatchObject({ amount_subtotal: 14_400, amount_total: 14_600 });
    await shop.stripe.checkout.sessions.expire(id);
    await expect(
      shop.stripe.checkout.sessions.update(id, { line_items: [{ price_data, quantity: 1 }] }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('take a promotion code and count it when paid', async () => {
    const coupon = await shop.stripe.coupons.create({ amount_off: 800, currency: 'inr' });
    const { id: promotion_code } = await shop.stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
    });
    const { id, total_details } = await shop.stripe.checkout.sessions.create(
      aSession({ discounts: [{ promotion_code }] }),
    );
    expect(total_details).toMatchObject({ amount_discount: 800 });
    await shop.control(`sessions/${id}/pay`, {});
    const used = await shop.stripe.promotionCodes.retrieve(promotion_code);
    expect(used.times_redeemed).toBe(1);
  });

  it('need no payment when nothing is left to pay', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 100 });
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ discounts: [{ coupon: coupon.id }] }),
    );
    await shop.control(`sessions/${id}/pay`, {});
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
  });
});
