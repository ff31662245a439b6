import { mkdtemp, rm } from 'node:fs/promises';
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

  it('posts and gets objects', async () => {
    const made = await cli('post', '/v1/customers', '-d', 'email=ada@example.com');
    const { id } = JSON.parse(made) as { id: string };
    expect(JSON.parse(await cli('get', `/v1/customers/${id}`))).toMatchObject({
      object: 'customer',
      email: 'ada@example.com',
    });
  }, 30_000);
});
