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
});
