import { Shop, aSession } from '../testing/shop';

describe('checkout', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    shop.received.length = 0;
  });

  it('makes an open session with a page to pay on', async () => {
    const session = await shop.stripe.checkout.sessions.create(
      aSession({ client_reference_id: 'order-1', metadata: { order: '1' } }),
    );
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 25800,
      currency: 'inr',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      client_reference_id: 'order-1',
      metadata: { order: '1' },
    });
    expect(session.id).toMatch(/^cs_test_\w{60}$/);
    expect(session.url).toBe(`${shop.emulator.url}/pay/${session.id}`);
    const page = await fetch(session.url ?? '');
    expect(await page.text()).toContain('Mug');
  });

  it('lists the lines with price and product', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const lines = await shop.stripe.checkout.sessions.listLineItems(id, {
      expand: ['data.price.product'],
    });
    expect(lines.data).toHaveLength(1);
    expect(lines.data[0]).toMatchObject({
      quantity: 2,
      amount_total: 25800,
      description: 'Mug',
      price: { unit_amount: 12900, product: { object: 'product', name: 'Mug' } },
    });
  });

  it('pays with 4242, tells the shop in order, and fills session, intent and charge', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ payment_intent_data: { metadata: { order: '7' } } }),
    );
    const paid = await shop.control(`sessions/${id}/pay`, { number: '4242 4242 4242 4242' });
    expect(paid['redirect']).toBe(`http://localhost:7000/order/x?session=${id}`);
    await shop.event('checkout.session.completed');
    await shop.control('clock', { advance: 5 });
    expect(new Set(shop.types)).toEqual(
      new Set([
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.succeeded',
        'checkout.session.completed',
        'charge.updated',
      ]),
    );
    const { data: events } = await shop.stripe.events.list();
    expect(events.map(({ type }) => type).reverse()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.updated',
    ]);
    const session = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
    });
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: {
        status: 'succeeded',
        amount_received: 25800,
        metadata: { order: '7' },
        latest_charge: {
          paid: true,
          payment_method_details: { card: { last4: '4242' } },
          balance_transaction: { amount: 25800, fee: 778, net: 25022 },
        },
      },
    });
    expect(session.line_items?.data).toHaveLength(1);
  });

  it('keeps a declined session open and takes the next try on the same payment intent', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const declined = await shop.control(`sessions/${id}/pay`, { number: '4000000000000002' });
    expect(declined).toMatchObject({
      status: 'declined',
      error: { code: 'card_declined', decline_code: 'generic_decline' },
      session: { status: 'open' },
    });
    const first = await shop.stripe.checkout.sessions.retrieve(id);
    const paid = await shop.control(`sessions/${id}/pay`, { number: '4242424242424242' });
    expect(paid).toMatchObject({ session: { payment_intent: first.payment_intent } });
    const { data: events } = await shop.stripe.events.list();
    expect(events.map(({ type }) => type).reverse()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('expires by the clock and tells the shop', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.control('clock', { advance: 24 * 3600 + 1 });
    await shop.event('checkout.session.expired');
    const session = await shop.stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({ status: 'expired', url: null });
  });

  it('expires when asked, once', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    expect((await shop.stripe.checkout.sessions.expire(id)).status).toBe('expired');
    await expect(shop.stripe.checkout.sessions.expire(id)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
    });
  });

  it('refunds in parts, never more than was paid', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const paid = await shop.control<{ session: { payment_intent: string } }>(
      `sessions/${id}/pay`,
      {},
    );
    const payment_intent = paid.session.payment_intent;
    const part = await shop.stripe.refunds.create({ payment_intent, amount: 800 });
    expect(part).toMatchObject({ status: 'succeeded', amount: 800 });
    await expect(
      shop.stripe.refunds.create({ payment_intent, amount: 25001 }),
    ).rejects.toMatchObject({
      param: 'amount',
    });
    await shop.stripe.refunds.create({ payment_intent });
    await expect(shop.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    const { data } = await shop.stripe.refunds.list({ payment_intent });
    expect(data.map(({ amount }) => amount)).toEqual([25000, 800]);
  });
});
