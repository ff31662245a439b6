import { aCommand } from '../../../test/a-command';
import { Shop } from '../../../test/a-shop';
import { EVENT_TYPES } from '@till/payments/payments/stripe-event';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
}, 60_000);
afterEach(() => shop.emulator.control('POST', 'reset'));
afterAll(() => shop.close());

const ADDRESS = 'http://shop.test/api/webhooks/stripe';

interface Made {
  readonly id: string;
  readonly secret: string;
}

const create = () => aCommand<Made>(shop, 'createwebhook', {});

it('makes the endpoint that the doctor looks for, with a secret that is shown and fits', async () => {
  const { ok, text, data } = await create();
  expect(ok).toBe(true);
  expect(text).toContain(`\nSTRIPE_WEBHOOK_SECRET=${data.secret}`);
  expect(await shop.stripe.webhookEndpoints.retrieve(data.id)).toMatchObject({
    url: ADDRESS,
    status: 'enabled',
    api_version: '2026-10-28.endive',
    enabled_events: [...EVENT_TYPES],
  });
  const { data: said } = await aCommand(shop, 'doctor', {});
  expect(said['findings']).toContainEqual(
    expect.objectContaining({ name: 'webhook-endpoint', verdict: 'ok' }),
  );
});

it('a second one for the address is not made', async () => {
  const { data } = await create();
  const again = await create();
  expect(again).toMatchObject({ status: 409, code: 'invalid_state' });
  expect(again.detail).toContain(data.id);
  expect((await shop.stripe.webhookEndpoints.list()).data).toHaveLength(1);
});

it.each([
  ['a key that may not', { webhook_endpoints: 'read' }, 409, 'Webhook Endpoints: write'],
  ['a key that is revoked', undefined, 503, 'does not accept the secret key'],
])(
  '%s is told',
  async (_what, permissions, status, detail) => {
    const key = 'sk_test_emulator';
    await shop.emulator.control('POST', 'keys', {
      key,
      ...(permissions ? { permissions } : { revoked: true }),
    });
    expect(await create()).toMatchObject({ status, detail: expect.stringContaining(detail) });
  },
  60_000,
);

it('what Stripe says against it is passed on', async () => {
  const error = { type: 'invalid_request_error', message: 'URL must be publicly accessible' };
  const fault = {
    path: '/v1/webhook_endpoints',
    method: 'POST',
    action: 'error',
    status: 400,
    error,
  };
  await shop.emulator.control('POST', 'faults', { faults: [fault] });
  const answer = await create();
  expect(answer).toMatchObject({ status: 409, code: 'invalid_state' });
  expect(answer.detail).toContain('URL must be publicly accessible');
});
