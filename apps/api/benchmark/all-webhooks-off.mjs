// How long until orders are right when no webhook comes and no shopper comes back: buys them over HTTP from the built
// shop, pays two of three on the built emulator and lets the third expire there, then waits for the shop's own sweeps.
// The emulator keeps the limits of Stripe's sandbox. Ends with exit code 1 above ten minutes.
//
//   npm run benchmark:sweep -- [orders]     DATABASE_URL for a PostgreSQL of your own
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ORDERS = Number(process.argv[2] ?? 1000);
const WITHIN_MS = 10 * 60_000;
const BUYERS = 8;

const dist = fileURLToPath(new URL('../../../dist/apps/', import.meta.url));
/** Beside the built parts, whose packages it needs. */
const folder = await mkdtemp(join(dist, 'benchmark-'));
const parts = [];

try {
  process.exitCode = await run();
} finally {
  for (const part of parts.reverse()) await ended(part);
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  const emulator = await started(join(dist, 'stripe-emulator'), { STRIPE_EMULATOR_PORT: '0' });
  const control = controlOf(emulator);
  await control('limits', { enabled: true });
  const shop = await started(await wellStocked(), {
    NODE_ENV: 'test',
    PORT: '0',
    OPERATOR_PORT: '0',
    WEB_URL: 'http://shop.test',
    DATA_DIR: join(folder, 'data'),
    STRIPE_EMULATOR_PORT: new URL(emulator).port,
  });
  const products = await shelf(shop);
  const bought = performance.now();
  const orders = await buyAll(shop, control, products);
  const start = performance.now();
  console.log(`${ORDERS} orders were bought in ${seconds(start - bought)} s`);
  const firstRight = await right(shop, orders, start);
  const total = performance.now() - start;
  console.log(`All are right after ${seconds(total)} s, the first after ${seconds(firstRight)} s`);
  return total > WITHIN_MS ? 1 : 0;
}

async function started(program, variables) {
  const part = fork(join(program, 'main.js'), {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  parts.push(part);
  const [{ url }] = await once(part, 'message');
  return url;
}

/** The built shop, with enough of everything on its shelf. */
async function wellStocked() {
  const shop = join(folder, 'api');
  await cp(join(dist, 'api'), shop, { recursive: true });
  const seed = join(shop, 'seed/catalog.json');
  const catalog = JSON.parse(await readFile(seed, 'utf8'));
  for (const product of catalog) product.stock = ORDERS;
  await writeFile(seed, JSON.stringify(catalog));
  return shop;
}

async function ended(part) {
  if (part.exitCode !== null) return;
  part.kill('SIGTERM');
  await once(part, 'exit');
}

function controlOf(emulator) {
  return async (path, body = {}) => {
    const answer = await fetch(`${emulator}/_emulator/${path}`, {
      method: 'POST',
      headers: { 'X-Emulator-Control': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  };
}

async function shelf(shop) {
  const { products } = await (await fetch(`${shop}/api/products`)).json();
  return products.map(({ id }) => id);
}

/** What the order of each token has to become. */
async function buyAll(shop, control, products) {
  const orders = new Map();
  let next = 0;
  const buyer = async () => {
    while (next < ORDERS) {
      const index = next;
      next += 1;
      const { id, order } = await bought(shop, products, index);
      const isPaid = index % 3 !== 0;
      await control(`sessions/${id}/${isPaid ? 'pay' : 'expire'}`);
      orders.set(order.token, isPaid ? 'paid' : 'expired');
    }
  };
  await Promise.all(Array.from({ length: BUYERS }, buyer));
  return orders;
}

/** One that Stripe's limits keep out comes again. */
async function bought(shop, products, index) {
  for (let visit = 0; ; visit += 1) {
    const answer = await fetch(`${shop}/api/create-checkout-session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        cartId: crypto.randomUUID(),
        products: [{ id: products[index % products.length] }],
      }),
    });
    const body = await answer.json();
    if (answer.status === 201) return body;
    if (answer.status !== 503 || visit > 50) throw new Error(`No checkout: ${body.code}`);
    await pause(1000 * Number(answer.headers.get('retry-after')));
  }
}

/** @returns when the first was right, in milliseconds after `start` */
async function right(shop, orders, start) {
  const waiting = new Map(orders);
  let first;
  while (waiting.size > 0 && performance.now() - start < 2 * WITHIN_MS) {
    for (const [token, wanted] of waiting) {
      const { status } = await (await fetch(`${shop}/api/orders/${token}`)).json();
      if (status !== wanted) continue;
      first ??= performance.now() - start;
      waiting.delete(token);
    }
    console.log(`${seconds(performance.now() - start)} s: ${orders.size - waiting.size} right`);
    if (waiting.size > 0) await pause(5000);
  }
  return first;
}

function seconds(ms) {
  return (ms / 1000).toFixed(0);
}
