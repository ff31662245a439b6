import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { anOrder, aPaidOrder } from '../../../test/an-order';
import { Shop } from '../../../test/a-shop';
import { aTerminal } from '../../../test/a-terminal';
import { OperatorServer } from '../operator.server';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterAll(() => shop.close());

const operatorPort = () => new URL(shop.app.get(OperatorServer).url).port;

const besideTheShop = () => aTerminal(shop, { OPERATOR_PORT: operatorPort() });

describe('beside the shop that runs', () => {
  it('an order is shown, for people and as JSON', async () => {
    const type = besideTheShop();
    const { number } = await aPaidOrder(shop);
    const page = await type('order', number);
    expect(page).toMatchObject({ code: 0, stderr: '' });
    expect(page.stdout).toMatch(/^Order +\S+ {2}paid, fulfilled$/m);
    const json = await type('order', number, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ number, status: 'paid' });
  }, 30_000);

  it('a refund typed twice is two, one that is named is one', async () => {
    const type = besideTheShop();
    const { number, paymentIntentId } = await aPaidOrder(shop);
    for (const name of [[], [], ['--request', 'one'], ['--request', 'one']]) {
      const { code, stdout } = await type('refund', number, '10', ...name);
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('₹10.00'),
      });
    }
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data).toHaveLength(3);
  }, 30_000);

  it('a refund of lines names product and quantity', async () => {
    const { number, productId } = await aPaidOrder(shop, { quantity: 3 });
    const type = besideTheShop();
    const { stdout } = await type('refund', number, '--line', `${productId}:2`);
    expect(stdout).toContain('of ₹200.00 is made. ₹100.00 of its payment is left.');
  }, 30_000);

  it('an answer of Stripe that gets lost is asked for again: one refund', async () => {
    const { number, paymentIntentId } = await aPaidOrder(shop);
    await shop.emulator.control('POST', 'faults', {
      faults: [{ path: '/v1/refunds', method: 'POST', when: 'after', action: 'error', times: 3 }],
    });
    expect(await besideTheShop()('refund', number, '10')).toMatchObject({ code: 0 });
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data.map(({ amount }) => amount)).toEqual([1_000]);
  }, 30_000);

  it.each([
    [['order'], 'NUMBER is missing.'],
    [['order', 'A', 'B'], 'What is "B"?'],
    [['order', 'A', '--erase', '--capture'], 'One at a time.'],
    [['order', 'nothing!'], 'An order number looks like 7Q3K-9MZT.'],
    [['order', '0000-0000'], 'There is no order 0000-0000.'],
    [['refund', '0000-0000', '10', '--line', 'x'], 'An amount, or lines?'],
    [['refund', '0000-0000', '--line', 'x:y'], 'PRODUCT:QUANTITY'],
    [['reconcile', '--since', 'x'], 'There is no option --since.'],
    [['refund', 'A', '-5'], 'There is no option -5.'],
    [['refund', 'A', '--line'], '--line wants a value.'],
    [['order', 'A', '--json=x'], '--json takes no value.'],
    [['doctor', 'x'], 'What is "x"?'],
    [['reconcile', '--from', 'x'], 'A time looks like 2026-11-01'],
  ])(
    '%j is refused with what is wrong',
    async ([command = '', ...args], message) => {
      const { code, stdout, stderr } = await besideTheShop()(command, ...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(message);
    },
    30_000,
  );

  it('the doctor tells pipelines of a failure, and makes the endpoint that is missing', async () => {
    const type = besideTheShop();
    const { code, stdout } = await type('doctor');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILURE +webhook-endpoint +Stripe has no endpoint/m);
    const made = await type('doctor', '--create-webhook');
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^STRIPE_\w+=whsec_\w+$/m),
    });
    const again = await type('doctor', '--json');
    expect(JSON.parse(again.stdout).findings).toContainEqual(
      expect.objectContaining({ name: 'webhook-endpoint', verdict: 'ok' }),
    );
  }, 30_000);

  it('each command tells how it is used', async () => {
    for (const command of ['order', 'refund', 'reconcile', 'doctor']) {
      const { code, stdout } = await besideTheShop()(command, '--help');
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`Usage: npm run ${command}`),
      });
    }
  }, 30_000);
});

it('a shop that is another one is not taken for this one', async () => {
  const folder = shop.variables['DATA_DIR'] ?? '';
  const wrong = join(folder, 'elsewhere');
  const type = aTerminal(shop, { OPERATOR_PORT: operatorPort(), DATA_DIR: wrong });
  expect(await type('order', '0000-0000')).toMatchObject({ code: 2, stdout: '' });
  const stranger = createServer((_request, response) => response.end('hello')).listen(0);
  const { port } = stranger.address() as AddressInfo;
  const answer = await aTerminal(shop, { OPERATOR_PORT: String(port) })('order', '0000-0000');
  stranger.close();
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(answer.stderr).toContain('does not answer as one');
}, 30_000);

describe('while no shop runs', () => {
  it('the books are compared and repaired; without Stripe that is exit code 2', async () => {
    const order = await anOrder(shop);
    await shop.pay(order.sessionId);
    const port = operatorPort();
    await shop.whileClosed(async () => {
      const type = aTerminal(shop, { OPERATOR_PORT: port });
      expect(await type('reconcile', '--clearing', '0')).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('1 break:'),
      });
      expect(await type('reconcile', '--fix', '--clearing', '0')).toMatchObject({ code: 0 });
      const shown = await type('order', order.number);
      expect(shown.stdout).toMatch(/status +paid \(by (reconcile|sweep)\)/);
      const again = await type('reconcile', '--json', '--clearing', '0');
      expect(JSON.parse(again.stdout)).toMatchObject({ breaks: [], repaired: [] });
      const away = aTerminal(shop, { OPERATOR_PORT: port, STRIPE_EMULATOR_PORT: '1' });
      expect(await away('reconcile')).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('Stripe cannot be asked'),
      });
    });
  }, 120_000);

  it('settings with which none can start are named', async () => {
    const port = operatorPort();
    await shop.whileClosed(async () => {
      const type = aTerminal(shop, { OPERATOR_PORT: port, SHOP_CURRENCY: 'rupees' });
      const { code, stderr } = await type('order', '0000-0000');
      expect(code).toBe(2);
      expect(stderr).toContain('SHOP_CURRENCY');
    });
  }, 60_000);
});

it('the books cannot be compared while Stripe does not answer the shop that runs: exit code 2', async () => {
  await shop.emulator.control('POST', 'faults', { path: '/v1/*', action: 'drop', times: 100 });
  const answer = await besideTheShop()('reconcile');
  await shop.emulator.control('DELETE', 'faults');
  expect(answer).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('Stripe cannot be asked'),
  });
}, 60_000);

it('a token that is none is not taken', async () => {
  const folder = shop.variables['DATA_DIR'] ?? '';
  writeFileSync(join(folder, 'operator-token'), randomBytes(32).toString('base64url'));
  const { code, stderr } = await besideTheShop()('order', '0000-0000');
  expect(code).toBe(2);
  expect(stderr).toContain('does not take the token');
}, 30_000);
