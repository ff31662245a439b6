import { Shop, aSession, webhookSecret } from '../testing/shop';

describe('the control API', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    shop.received.length = 0;
  });

  const paid = async (token = 'pm_card_visa', amount = 10_000) =>
    shop.stripe.paymentIntents.create({
      amount,
      currency: 'usd',
      confirm: true,
      payment_method: token,
    });

  it('wants its header, which no foreign page can send', async () => {
    expect((await fetch(`${shop.emulator.url}/_emulator/state`)).status).toBe(403);
  });

  it.each([
    ['clock', { advance: -5 }],
    ['clock', { advance: '1 hour' }],
    ['clock', { to: 5 }],
    ['clock', {}],
    ['torture', { duplicates: 0.5 }],
    ['torture', { drop: 2 }],
    ['torture', { same_second: 'yes' }],
    ['keys', { revoked: true }],
    ['tax', {}],
    ['tax', { percentage: 101 }],
  ])('refuses what says nothing: %s %o', async (path, body) => {
    expect(await shop.control(path, body)).toMatchObject({
      error: { type: 'invalid_request_error' },
    });
  });

  it('says that the clock does not run backwards, and leaves it', async () => {
    const { now } = await shop.control<{ now: number }>('clock');
    for (const body of [{ advance: -5 }, { to: now - 60 }]) {
      expect(await shop.control('clock', body)).toMatchObject({
        error: { message: expect.stringContaining('does not run backwards') },
      });
    }
    expect((await shop.control<{ now: number }>('clock')).now).toBeGreaterThanOrEqual(now);
  });

  it('moves the clock to a time', async () => {
    const { now } = await shop.control<{ now: number }>('clock');
    const moved = await shop.control<{ now: number }>('clock', { to: now + 3600 });
    expect(moved.now).toBeGreaterThanOrEqual(now + 3600);
  });

  it('keeps books of what was captured, refunded, disputed and paid in fees', async () => {
    const { id } = await paid();
    await shop.stripe.refunds.create({ payment_intent: id, amount: 1000 });
    await paid('pm_card_createDispute', 5000);
    await shop.control('clock', { advance: 5 });
    expect(await shop.control('books')).toEqual({
      currencies: {
        usd: {
          captured: 15_000,
          refunded: 1000,
          refund_failed: 0,
          disputed: 5000,
          dispute_reinstated: 0,
          fees: 320 + 175 + 1500,
          paid_out: 0,
          payout_canceled: 0,
          net: 15_000 - 1000 - 5000 - 320 - 175 - 1500,
        },
      },
    });
    expect(await shop.control(`books?to=1`)).toEqual({ currencies: {} });
  });

  it('counts a charge that is not in the balance yet', async () => {
    await paid();
    expect(await shop.control('books')).toMatchObject({
      currencies: { usd: { captured: 10_000, fees: 320 } },
    });
  });

  it('opens a dispute about any charge', async () => {
    const { latest_charge: charge } = await paid();
    await shop.control(`charges/${String(charge)}/dispute`, { reason: 'product_not_received' });
    await shop.event('charge.dispute.created');
  });

  it('revokes a key, and narrows a restricted one', async () => {
    await shop.control('keys', { key: 'sk_test_leaked', revoked: true });
    await expect(shop.client('sk_test_leaked').charges.list()).rejects.toMatchObject({
      statusCode: 401,
    });
    await shop.control('keys', {
      key: 'rk_test_reader',
      permissions: { charges: 'read', refunds: 'none' },
    });
    const reader = shop.client('rk_test_reader');
    await expect(reader.charges.list()).resolves.toBeDefined();
    await expect(reader.refunds.list()).rejects.toMatchObject({ type: 'StripePermissionError' });
  });

  it('switches on the limits of a sandbox', async () => {
    await shop.control('limits', { enabled: true });
    const calls = Array.from({ length: 60 }, () => shop.stripe.charges.list());
    const settled = await Promise.allSettled(calls);
    const refused = settled.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.reason).toMatchObject({
      type: 'StripeRateLimitError',
      headers: { 'stripe-rate-limited-reason': 'endpoint-rate' },
    });
  });

  it('rolls a secret, and both sign until the old one ends', async () => {
    const { data } = await shop.stripe.webhookEndpoints.list();
    const { secret } = await shop.control<{ secret: string }>(
      `webhook_endpoints/${data[0]?.id}/roll`,
      { expires_in: 60 },
    );
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.stripe.checkout.sessions.expire(id);
    await shop.event('checkout.session.expired');
    expect(shop.received[0]?.signature.match(/v1=/g)).toHaveLength(2);
    await shop.control('clock', { advance: 61 });
    shop.webhookSecret = secret;
    await shop.stripe.customers.create({});
    await shop.event('customer.created');
    expect(shop.received[1]?.signature.match(/v1=/g)).toHaveLength(1);
    shop.webhookSecret = webhookSecret;
  });
});

describe('a webhook endpoint made by the API', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());

  it('gets only the events it asked for, in its version', async () => {
    const [environment] = (await shop.stripe.webhookEndpoints.list()).data;
    const made = await shop.stripe.webhookEndpoints.create({
      url: String(environment?.url),
      enabled_events: ['customer.created'],
      api_version: '2026-06-24.dahlia',
    });
    shop.webhookSecret = String(made.secret);
    await shop.stripe.webhookEndpoints.update(environment?.id ?? '', { disabled: true });
    await shop.stripe.products.create({ name: 'Cup' });
    await shop.stripe.customers.create({ email: 'ada@example.com' });
    const { data } = await shop.stripe.events.list();
    expect(data.map(({ pending_webhooks: pending }) => pending)).toEqual([1, 0]);
    expect(await shop.event('customer.created')).toMatchObject({
      api_version: '2026-06-24.dahlia',
    });
    await shop.control('clock', { advance: 60 });
    expect([shop.types, shop.garbled]).toEqual([['customer.created'], 0]);
  });
});
