import { createRequire } from 'node:module';
import type OlderStripe from 'stripe-22';
import { Shop, aSession } from '../testing/shop';

const load = createRequire(__filename);

/** The types of the oldest major would replace those of the newest, so it is loaded without them. */
function sdk(name: string): typeof OlderStripe {
  return load(name) as typeof OlderStripe;
}

describe.each([
  ['stripe-21', '2026-03-25.dahlia'],
  ['stripe-22', '2026-08-26.dahlia'],
])('the official SDK %s, which speaks %s,', (name, version) => {
  const Stripe = sdk(name);
  let shop: Shop;
  let stripe: OlderStripe;
  beforeAll(async () => {
    shop = await Shop.open();
    stripe = new Stripe('sk_test_emulator', {
      host: '127.0.0.1',
      port: Number(new URL(shop.emulator.url).port),
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    });
  });
  afterAll(() => shop.close());

  it('sells, is told of it, looks it up and refunds', async () => {
    const [environment] = (await stripe.webhookEndpoints.list()).data;
    await stripe.webhookEndpoints.update(environment?.id ?? '', { disabled: true });
    const endpoint = await stripe.webhookEndpoints.create({
      url: String(environment?.url),
      enabled_events: ['checkout.session.completed'],
      api_version: version as '2026-08-26.dahlia',
    });
    shop.webhookSecret = String(endpoint.secret);

    const created = await stripe.checkout.sessions.create({
      ...(aSession() as OlderStripe.Checkout.SessionCreateParams),
      payment_method_types: ['card'],
    });
    expect(created.payment_method_types).toEqual(['card']);
    expect(created.lastResponse.apiVersion).toBe(version);
    await shop.control(`sessions/${created.id}/pay`, {});

    await shop.event('checkout.session.completed');
    const { raw = '', signature = '' } = shop.received[0] ?? {};
    const event = stripe.webhooks.constructEvent(raw, signature, shop.webhookSecret);
    expect(event).toMatchObject({ api_version: version, data: { object: { id: created.id } } });

    const paid = await stripe.checkout.sessions.retrieve(created.id, {
      expand: ['line_items', 'payment_intent'],
    });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
    const intent = paid.payment_intent as OlderStripe.PaymentIntent;
    expect(intent).toMatchObject({ object: 'payment_intent', amount_received: 25_800 });
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 });
    expect(refund).toMatchObject({ status: 'succeeded', amount: 1000 });
    const events = await stripe.events.list({ types: ['refund.created', 'charge.refunded'] });
    expect(events.data.map(({ type }) => type)).toEqual(['charge.refunded', 'refund.created']);
  });

  it('gets its own error classes', async () => {
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toBeInstanceOf(
      Stripe.errors.StripeInvalidRequestError,
    );
    const declined = stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa_chargeDeclined',
      payment_method_types: ['card'],
    });
    await expect(declined).rejects.toBeInstanceOf(Stripe.errors.StripeCardError);
  });
});
