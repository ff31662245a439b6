import Stripe from 'stripe';
import { aSettings } from '../a-configuration';
import { ProblemException } from '@till/payments/problems/problem.exception';
import { StripeService } from '@till/payments/payments/stripe.service';
import type { StripeTraffic } from '@till/payments/payments/stripe-traffic';

const OLD = 'whsec_0123456789abcdef0123456789abcdef';
const NEW = 'whsec_fedcba9876543210fedcba9876543210';

const EVENT = JSON.stringify({
  id: 'evt_rolled',
  object: 'event',
  type: 'moon.full',
  created: 1_790_000_000,
  livemode: false,
  data: { object: {} },
});

/** A shop that was started with these. */
function knowing(webhookSecrets: readonly string[]) {
  const settings = aSettings();
  const stripe = { ...settings.stripe, webhookSecrets };
  return new StripeService({ ...settings, stripe }, {} as StripeTraffic);
}

/** A header as Stripe sends it: one signature of each secret that is valid at the time. */
function signedWith(...secrets: readonly string[]): string {
  const [first = '', ...others] = secrets.map((secret) =>
    Stripe.webhooks.generateTestHeaderString({ payload: EVENT, secret }),
  );
  const signature = (header: string) => header.slice(header.indexOf(',v1='));
  return first + others.map(signature).join('');
}

const accepts = (shop: StripeService, header: string) => {
  try {
    return shop.verify(Buffer.from(EVENT), header).id === 'evt_rolled';
  } catch (error) {
    if (error instanceof ProblemException && error.code === 'signature_invalid') return false;
    throw error;
  }
};

it.each([
  ['before', signedWith(OLD), [OLD]],
  ['when Stripe has a new one and the shop does not', signedWith(OLD, NEW), [OLD]],
  ['when the shop knows both', signedWith(OLD, NEW), [NEW, OLD]],
  ['when the shop knows both and the event is an old one', signedWith(OLD), [NEW, OLD]],
  ['when the old one has expired', signedWith(NEW), [NEW, OLD]],
  ['after', signedWith(NEW), [NEW]],
] as const)('while a secret is rolled no event is rejected: %s', (_name, header, secrets) => {
  expect(accepts(knowing(secrets), header)).toBe(true);
});

it('after that the old secret signs nothing any more', () => {
  expect(accepts(knowing([NEW]), signedWith(OLD))).toBe(false);
});
