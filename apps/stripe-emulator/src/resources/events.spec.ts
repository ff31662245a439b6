import type Stripe from 'stripe';
import { Shop, aSession } from '../testing/shop';

describe('events', () => {
  let shop: Shop;
  let events: Stripe.Event[];
  beforeAll(async () => {
    shop = await Shop.open();
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.control(`sessions/${id}/pay`, {});
    await shop.control('clock', { advance: 60 });
    const [charge] = (await shop.stripe.charges.list()).data;
    await shop.stripe.refunds.create({ charge: charge?.id ?? '', amount: 800 });
    const customer = await shop.stripe.customers.create({ name: 'Ada', email: 'a@example.com' });
    await shop.stripe.customers.update(customer.id, { name: 'Ada L.', metadata: { tier: 'gold' } });
    events = (await shop.stripe.events.list({ limit: 100 })).data;
  });
  afterAll(() => shop.close());

  const event = (type: string) => events.find((each) => each.type === type);
  const types = async (params: Stripe.EventListParams) =>
    (await shop.stripe.events.list(params)).data.map(({ type }) => type);

  it('tell what changed by the values it had before', () => {
    const before = (type: string) => event(type)?.data.previous_attributes;
    expect(before('customer.updated')).toEqual({ name: 'Ada', metadata: {} });
    expect(before('charge.refunded')).toEqual({ amount_refunded: 0 });
    expect(before('charge.updated')).toEqual({ balance_transaction: null });
    expect(event('customer.created')?.data).not.toHaveProperty('previous_attributes');
  });

  it('name the request that caused them, or none where nobody asked', () => {
    expect(event('customer.created')?.request?.id).toMatch(/^req_/);
    expect(event('customer.created')?.request?.idempotency_key).toMatch(/^stripe-node-retry-/);
    expect(event('checkout.session.completed')?.request).toEqual({
      id: null,
      idempotency_key: null,
    });
  });

  it('are asked for by twenty types at most', async () => {
    await expect(types({ types: Array(20).fill('charge.failed') })).resolves.toEqual([]);
    await expect(types({ types: Array(21).fill('charge.failed') })).rejects.toMatchObject({
      param: 'types',
    });
  });

  it('hold the object as it was then', () => {
    expect(event('customer.created')?.data.object).toMatchObject({ name: 'Ada' });
    expect(event('customer.updated')?.data.object).toMatchObject({ name: 'Ada L.' });
  });

  it('are found by type, by group, by several types and by time', async () => {
    expect(await types({ type: 'customer.*' })).toEqual(['customer.updated', 'customer.created']);
    expect(await types({ type: 'refund.created' })).toEqual(['refund.created']);
    expect(await types({ types: ['charge.refunded', 'customer.created'] })).toEqual([
      'customer.created',
      'charge.refunded',
    ]);
    const { created: since = 0 } = event('charge.refunded') ?? {};
    const late = await types({ created: { gte: since }, limit: 100 });
    expect(late).toContain('charge.refunded');
    expect(late).not.toContain('checkout.session.completed');
  });

  it('are read backwards from the last one seen, as who catches up does', async () => {
    const seen = event('checkout.session.completed')?.id ?? '';
    const missed = await shop.stripe.events.list({ ending_before: seen, limit: 2 });
    const position = events.findIndex(({ id }) => id === seen);
    expect(missed.data.map(({ id }) => id)).toEqual(
      events.slice(position - 2, position).map(({ id }) => id),
    );
    expect(missed.has_more).toBe(true);
  });
});
