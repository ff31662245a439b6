import { PublicShop, type Trouble } from '../../../test/a-public-shop';
import { EVENT_TYPES } from '@till/payments/payments/stripe-event';

let open: PublicShop;
beforeAll(async () => {
  open = await PublicShop.open();
}, 60_000);
afterAll(() => open.close());

/** What Stripe's own fault is to look like. */
const fault = async (kind: object) => {
  await open.shop.emulator.control('POST', 'faults', { faults: [{ times: 100, ...kind }] });
  return () => open.shop.emulator.control('DELETE', 'faults');
};

const RESOURCES = [
  'checkout/sessions',
  'refunds',
  'charges',
  'disputes',
  'events',
  'payment_intents',
  'webhook_endpoints',
];

/** Takes something of a key that may do everything. */
async function without(resource: string, left = 'none') {
  const key = 'sk_test_emulator';
  const all = Object.fromEntries(RESOURCES.map((each) => [each, 'write']));
  const permit = (permissions: object) =>
    open.shop.emulator.control('POST', 'keys', { key, permissions });
  await permit({ ...all, [resource]: left });
  return () => permit(all);
}

const troubles: readonly Trouble[] = [
  {
    name: 'key',
    when: 'Stripe has revoked it',
    says: /does not accept the secret key\..*STRIPE_SECRET_KEY/,
    async cause() {
      const key = 'sk_test_emulator';
      await open.shop.emulator.control('POST', 'keys', { key, revoked: true });
      return () => open.shop.emulator.control('POST', 'keys', { key, revoked: false });
    },
  },
  {
    name: 'key',
    when: 'Stripe does not answer',
    says: /Stripe answers 503\. .*status\.stripe\.com/,
    cause: () => fault({ path: '/v1/*', action: 'error', status: 503 }),
  },
  {
    name: 'api-version',
    when: 'Stripe does not take that of the SDK',
    says: /does not take the SDK’s version 2026-10-28\.endive\..*Upgrade/,
    cause: () => fault({ path: '/v1/events', action: 'error', status: 400 }),
  },
  ...(
    [
      ['checkout/sessions', 'read', 'Checkout Sessions: write'],
      ['refunds', 'read', 'Refunds: write'],
      ['charges', 'none', 'Charges: read'],
      ['disputes', 'none', 'Disputes: read'],
      ['events', 'none', 'Events: read'],
      ['payment_intents', 'none', 'PaymentIntents: read'],
    ] as const
  ).map(([resource, left, permission]) => ({
    name: 'permissions',
    when: `the key lacks ${permission}`,
    says: new RegExp(`The key may not: ${permission}\\. Grant it`),
    cause: () => without(resource, left),
  })),
  {
    name: 'clock',
    when: 'it is minutes ahead',
    says: /2[45]\d s ahead of Stripe’s: webhooks are refused\. .*NTP/,
    async cause() {
      open.between.onAnswer({ date: new Date(Date.now() - 250_000).toUTCString() });
      return () => open.between.behave();
    },
  },
  {
    name: 'clock',
    when: 'it is a minute behind',
    verdict: 'warning',
    says: /(59|6\d) s behind Stripe’s\. .*NTP/,
    async cause() {
      open.between.onAnswer({ date: new Date(Date.now() + 62_000).toUTCString() });
      return () => open.between.behave();
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'there is none',
    says: /no endpoint for http:\S+\/api\/webhooks\/stripe\. .*doctor -- --create-webhook/,
    async cause() {
      await open.newEndpoint({ url: 'http://elsewhere.test/api/webhooks/stripe' });
      return () => open.newEndpoint();
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'it is disabled',
    says: /is disabled\. Enable it/,
    async cause() {
      await open.shop.stripe.webhookEndpoints.update(open.endpoint, { disabled: true });
      return () => open.shop.stripe.webhookEndpoints.update(open.endpoint, { disabled: false });
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'events are missing in its list',
    says: /we_\S+ does not send refund\.failed, charge\.dispute\.closed\. Add these/,
    async cause() {
      const absent = ['refund.failed', 'charge.dispute.closed'];
      const left = EVENT_TYPES.filter((type) => !absent.includes(type));
      await open.shop.stripe.webhookEndpoints.update(open.endpoint, { enabled_events: left });
      const enabled = { enabled_events: [...EVENT_TYPES] };
      return () => open.shop.stripe.webhookEndpoints.update(open.endpoint, enabled);
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'it is of another version',
    says: /writes events in 2026-08-26\.dahlia, not in 2026-10-28\.endive\./,
    async cause() {
      await open.newEndpoint({ api_version: '2026-08-26.dahlia' });
      return () => open.newEndpoint();
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'there are two',
    verdict: 'warning',
    says: /Two endpoints send to .*Delete one/,
    async cause() {
      const { id } = await open.anEndpoint();
      return () => open.shop.stripe.webhookEndpoints.del(id);
    },
  },
  {
    name: 'webhook-endpoint',
    when: 'the key may not look at it',
    verdict: 'warning',
    says: /may not look at webhook endpoints\. Grant it Webhook Endpoints: read/,
    cause: () => without('webhook_endpoints'),
  },
];

it.each(troubles)(
  '$name: $when, which is told with what to do, and passes once it is right',
  async (trouble) => {
    const { name, verdict = 'failure', says } = trouble;
    const { meanwhile, afterwards } = await open.goThrough(trouble);
    expect(meanwhile).toMatchObject({ name, verdict });
    expect(`${meanwhile?.text} ${meanwhile?.fix}`).toMatch(says);
    expect(afterwards).toMatchObject({ name, verdict: 'ok' });
  },
  20_000,
);
