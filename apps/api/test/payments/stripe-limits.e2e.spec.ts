import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
}, 60_000);
afterEach(() => shop.close());

/** What the request may take besides Stripe. */
const OWN_MS = 1_500;

const aCart = async () => ({ cartId: randomUUID(), products: [{ id: await shop.product() }] });

const faults = (...planned: readonly object[]) =>
  shop.emulator.control('POST', 'faults', { faults: planned });

/** Every call to Stripe meets it. */
const always = (fault: object) => faults({ path: '/v1/*', times: 1_000, ...fault });

it.each([
  ['answers nothing', { action: 'delay', delay_ms: 12_000 }],
  ['takes almost too long for each call', { action: 'delay', delay_ms: 3_800 }],
  ['has too much to do', { action: 'rate_limit' }],
])(
  'a cart that changed is answered within ten seconds while Stripe %s',
  async (_name, fault) => {
    const cart = await aCart();
    await shop.checkout(cart);
    await always(fault);
    const start = performance.now();
    const changed = { ...cart, products: [{ ...cart.products[0], quantity: 2 }] };
    const { status, headers, body } = await shop.refusal(changed);
    expect([status, body.code]).toEqual([503, 'stripe_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(10_000 + OWN_MS);
  },
  40_000,
);

it('a burst of checkouts stays within the limits of Stripe’s sandbox', async () => {
  await shop.emulator.control('POST', 'limits', { enabled: true });
  const id = await shop.product({ stock: 100 });
  const burst = Array.from({ length: 45 }, () => shop.checkout({ products: [{ id }] }));
  const statuses = (await Promise.all(burst)).map(({ status }) => status);
  expect(statuses).toEqual(Array(45).fill(201));
}, 30_000);

it('while Stripe is away nothing is begun or held, and it goes on when Stripe is back', async () => {
  await always({ action: 'drop' });
  for (let visit = 0; visit < 4; visit += 1) await shop.refusal(await aCart());
  const cart = await aCart();
  const { status, headers, body } = await shop.refusal(cart);
  expect([status, body.code]).toEqual([503, 'stripe_unavailable']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  const [product] = cart.products;
  expect(await stockOf(shop.database, String(product?.id))).toMatchObject({ reserved: 0 });
  await shop.emulator.control('DELETE', 'faults');
  await eventually(
    () => shop.checkout(cart),
    (answer) => answer.status === 201,
  );
}, 40_000);

it('a revoked key is told to the operator, is no storm of calls, and is in no log', async () => {
  const lines: unknown[][] = [];
  const levels = ['log', 'warn', 'error'] as const;
  const spies = levels.map((level) =>
    jest.spyOn(Logger.prototype, level).mockImplementation((...line) => void lines.push(line)),
  );
  await shop.emulator.control('POST', 'keys', { key: 'sk_test_emulator', revoked: true });
  for (let visit = 0; visit < 20; visit += 1) {
    const { status, body } = await shop.refusal(await aCart());
    expect([status, body.code]).toEqual([503, 'stripe_unavailable']);
  }
  spies.forEach((spy) => spy.mockRestore());
  const alerts = lines.filter(([line]) => String(line).includes('does not accept the secret key'));
  expect(alerts.length).toBeGreaterThan(0);
  expect(alerts.length).toBeLessThan(12);
  expect(lines.flat().filter((line) => JSON.stringify(line).includes('sk_test'))).toEqual([]);
});
