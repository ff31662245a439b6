import { Injectable, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { aCommand } from '../../../test/a-command';
import { LoyaltyModule } from '../../../test/a-loyalty.module';
import { Shop } from '../../../test/a-shop';
import type { Configuration } from '../../config/configuration';
import { Buyers, PaymentsSettings, SessionRequestService } from '@till/payments';
import type { NamedFinding } from './doctor-report';

@Injectable()
class SignIn extends Buyers {
  async buyerOf(): Promise<undefined> {
    return undefined;
  }
}

/** A team's application, which reacts to events and knows its buyers. */
@Module({ imports: [LoyaltyModule], providers: [SignIn] })
class TeamModule {}

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({}, TeamModule);
}, 60_000);
afterAll(() => shop.close());
afterEach(async () => {
  jest.restoreAllMocks();
  await shop.emulator.control('POST', 'reset');
});

type Settings = { readonly [Part in keyof Configuration]?: Partial<Configuration[Part]> };

/** What the doctor finds in this shop if its settings were these; Stripe stays the emulator. */
async function findingOf(name: string, settings: Settings) {
  const config = shop.app.get<ConfigService<Configuration, true>>(ConfigService);
  const get = ConfigService.prototype.get.bind(config) as (part: string) => unknown;
  jest.spyOn(config, 'get').mockImplementation((part: keyof Configuration) => {
    const change = settings[part];
    return typeof change === 'object'
      ? Object.assign({}, get(part), change)
      : (change ?? get(part));
  });
  const webUrl = settings.http?.webUrl;
  if (webUrl) jest.replaceProperty(shop.app.get(PaymentsSettings), 'webUrl', webUrl);
  const { data } = await aCommand<{ findings: NamedFinding[] }>(shop, 'doctor', {});
  const found = data.findings.find((finding) => finding.name === name);
  return `${found?.verdict}: ${found?.text} ${found?.fix ?? ''}`.trim();
}

const LIVE = { mode: 'live' } as const;
const HTTPS = { webUrl: 'https://shop.test' };

it.each([
  [{ mode: 'test' }, false, /^ok: Stripe accepts the secret key, of test mode\.$/],
  [{ ...LIVE, secretKey: 'rk_live_x' }, true, /^ok: .* the restricted key, of live mode\.$/],
  [{ mode: 'test' }, true, /^warning: .*nobody is charged\. Set the three STRIPE_ variables/],
] as const)('a key of %j is right or not, production: %s', async (stripe, production, says) => {
  expect(await findingOf('key', { stripe, production })).toMatch(says);
});

it.each([
  ['is not https', { stripe: LIVE }, undefined],
  ['is not absolute', {}, '/order/TOKEN'],
  ['leads to elsewhere.test', {}, 'http://elsewhere.test/order'],
  ['leads to shop.test:8080', {}, 'http://shop.test:8080/order'],
])('a return address that %s is told', async (fault, settings, address) => {
  if (address) {
    const composed = {
      allowed: { discount: true, shipping: true, tax: true },
      request: { success_url: address },
    };
    jest.spyOn(shop.app.get(SessionRequestService), 'compose').mockReturnValue(composed as never);
  }
  expect(await findingOf('return-addresses', settings)).toContain(`success_url ${fault}`);
});

it('in live mode return addresses of the shop’s https origin are right', async () => {
  expect(await findingOf('return-addresses', { stripe: LIVE, http: HTTPS })).toBe(
    'ok: Shoppers come back to https://shop.test.',
  );
});

it('a shop on this machine, which Stripe cannot call, is told of Stripe’s CLI', async () => {
  const settings = { stripe: { mode: 'test' }, http: { webUrl: 'http://localhost:7000' } } as const;
  expect(await findingOf('webhook-endpoint', settings)).toMatch(
    /^warning: .*stripe listen --forward-to http:\/\/localhost:7000\/api\/webhooks\/stripe\.$/,
  );
});

it('this machine is one place by each of its names', async () => {
  await shop.stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:7000/api/webhooks/stripe',
    enabled_events: ['*'],
    api_version: '2026-10-28.endive',
  });
  const http = { webUrl: 'http://localhost:7000' };
  expect(await findingOf('webhook-endpoint', { http })).toMatch(/^ok: /);
});

it('nobody at the public address is told', async () => {
  const http = { webUrl: 'http://127.0.0.1:1' };
  expect(await findingOf('webhook-delivery', { http })).toMatch(
    /^failure: Nobody answers at http:\/\/127\.0\.0\.1:1\/api.* Start the shop/,
  );
});

it('a secret that is not the endpoint’s is told', async () => {
  const settings = { stripe: { webhookSecrets: ['whsec_other'] }, http: { webUrl: shop.url } };
  expect(await findingOf('webhook-delivery', settings)).toMatch(/^failure: .*not at this shop\./);
});

it('payments that are taken later want more of the key', async () => {
  const permissions = Object.fromEntries(
    ['checkout/sessions', 'refunds', 'charges', 'disputes', 'events', 'customers'].map((it) => [
      it,
      'write',
    ]),
  );
  const key = 'sk_test_emulator';
  const permit = (more: object) =>
    shop.emulator.control('POST', 'keys', { key, permissions: { ...permissions, ...more } });
  await permit({ payment_intents: 'read', webhook_endpoints: 'read' });
  expect(await findingOf('permissions', {})).toMatch(/^ok: /);
  const manual = { stripe: { captureMethod: 'manual' } } as const;
  expect(await findingOf('permissions', manual)).toMatch(/may not: PaymentIntents: write\./);
  await permit({ payment_intents: 'write', webhook_endpoints: 'read' });
  expect(await findingOf('permissions', manual)).toMatch(/^ok: /);
});

it('a shop that knows its buyers wants the key to make customers', async () => {
  const permissions = Object.fromEntries(
    ['checkout/sessions', 'refunds', 'charges', 'disputes', 'events', 'payment_intents'].map(
      (it) => [it, 'write'],
    ),
  );
  await shop.emulator.control('POST', 'keys', { key: 'sk_test_emulator', permissions });
  expect(await findingOf('permissions', {})).toMatch(/may not: Customers: write\./);
});

it('a shop’s own currency without prices is told', async () => {
  expect(await findingOf('prices', { shop: { currency: 'chf' } })).toMatch(
    /^failure: Nothing has a price in chf/,
  );
});

it('another version of the account matters to those who react to events', async () => {
  expect(await findingOf('api-version', {})).toMatch(
    /^warning: The SDK is of 2026-10-28\.endive, the account of 2026-08-26\.dahlia: .*@OnStripeEvent/,
  );
});

it('mail that is kept is no fault', async () => {
  expect(await findingOf('mail', {})).toBe('ok: Mail is kept, not sent: no SMTP_URL is set.');
});

it('a shop that reacts to groups of events is sent all there are: Stripe lists no groups', async () => {
  const { data } = await aCommand<{ events: string[] }>(shop, 'createwebhook', {});
  expect(data.events).toEqual(['*']);
});
