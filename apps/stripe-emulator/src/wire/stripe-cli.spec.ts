import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shop } from '../testing/shop';
import { stripeCli } from '../testing/stripe-cli';

describe("Stripe's own CLI", () => {
  let shop: Shop;
  let home: string;
  beforeAll(async () => {
    shop = await Shop.open();
    home = await mkdtemp(join(tmpdir(), 'stripe-cli-'));
  });
  afterAll(async () => {
    await shop.close();
    await rm(home, { recursive: true });
  });
  beforeEach(() => {
    shop.received.length = 0;
  });

  const cli = (...args: string[]) => stripeCli(shop.emulator.url, home, args);

  it.each([
    'checkout.session.completed',
    'checkout.session.expired',
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'charge.refunded',
    'charge.dispute.created',
    'customer.created',
  ])(
    'triggers %s',
    async (type) => {
      await expect(cli('trigger', type)).resolves.toContain('Trigger succeeded');
      await shop.event(type);
    },
    30_000,
  );

  it('plays fixtures', async () => {
    const file = join(home, 'fixture.json');
    const fixtures = [
      { name: 'cup', path: '/v1/products', method: 'post', params: { name: 'Cup' } },
      {
        name: 'price',
        path: '/v1/prices',
        method: 'post',
        params: { product: '${cup:id}', unit_amount: 900, currency: 'usd' },
      },
    ];
    await writeFile(file, JSON.stringify({ _meta: { template_version: 0 }, fixtures }));
    await cli('fixtures', file);
    const { data } = await shop.stripe.prices.list({ limit: 1, expand: ['data.product'] });
    expect(data[0]).toMatchObject({ unit_amount: 900, product: { name: 'Cup' } });
  }, 30_000);

  it('posts and gets objects', async () => {
    const made = await cli('post', '/v1/customers', '-d', 'email=ada@example.com');
    const { id } = JSON.parse(made) as { id: string };
    expect(JSON.parse(await cli('get', `/v1/customers/${id}`))).toMatchObject({
      object: 'customer',
      email: 'ada@example.com',
    });
  }, 30_000);
});
