import type Stripe from 'stripe';
import { Shop } from '../testing/shop';

describe('payment intents', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.control('reset', {});
    shop.received.length = 0;
  });

  const pay = (payment_method: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    shop.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      confirm: true,
      payment_method,
      ...more,
    });
  const advance = (seconds: number) => shop.control('clock', { advance: seconds });
  const recorded = async () => {
    const { data } = await shop.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).reverse();
  };

  it.each(['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex', 'pm_card_threeDSecureOptional'])(
    'succeed with %s',
    async (token) => {
      expect((await pay(token)).status).toBe('succeeded');
      expect(await recorded()).toEqual([
        'payment_intent.created',
        'charge.succeeded',
        'payment_intent.succeeded',
      ]);
    },
  );

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_radarBlock', 'card_declined', 'generic_decline'],
  ])('are refused with %s as %s %s', async (token, code, decline_code) => {
    await expect(pay(token)).rejects.toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      ...(decline_code ? { decline_code } : {}),
      payment_intent: { status: 'requires_payment_method', last_payment_error: { code } },
    });
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
    ]);
  });

  it('ask for authentication, and go back to the shop afterwards', async () => {
    const return_url = 'http://localhost:7000/back';
    const waiting = await pay('pm_card_threeDSecure2Required', { return_url });
    expect(waiting.status).toBe('requires_action');
    const challenge = waiting.next_action?.redirect_to_url?.url ?? '';
    expect(await (await fetch(challenge)).text()).toContain('Confirm it is you');
    const response = await fetch(challenge, {
      method: 'POST',
      body: 'outcome=complete',
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toContain('redirect_status=succeeded');
    const intent = await shop.stripe.paymentIntents.retrieve(waiting.id, {
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({
      status: 'succeeded',
      latest_charge: {
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
      },
    });
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  it('hold money until it is captured, in part', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000 });
    const taken = await shop.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 1500 });
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
  });

  it('can be captured by their charge, which can be described', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    const charge = String(held.latest_charge);
    await shop.stripe.charges.update(charge, { description: 'Tea', metadata: { order: '7' } });
    await expect(shop.stripe.charges.capture(charge, { amount: 3000 })).rejects.toMatchObject({
      param: 'amount',
    });
    expect(await shop.stripe.charges.capture(charge, { amount: 1500 })).toMatchObject({
      captured: true,
      amount_captured: 1500,
      description: 'Tea',
      metadata: { order: '7' },
    });
    await expect(shop.stripe.charges.capture(charge)).rejects.toMatchObject({
      code: 'charge_already_captured',
    });
    expect((await recorded()).slice(3)).toEqual([
      'charge.updated',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
  });

  it('can be changed until they are paid, of which no event tells', async () => {
    const open = await shop.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const changed = await shop.stripe.paymentIntents.update(open.id, {
      amount: 1500,
      description: 'Tea',
      payment_method: 'pm_card_visa',
    });
    expect(changed).toMatchObject({ amount: 1500, status: 'requires_confirmation' });
    expect(await recorded()).toEqual(['payment_intent.created']);
    const paid = await shop.stripe.paymentIntents.confirm(open.id);
    expect(paid).toMatchObject({ amount_received: 1500, description: 'Tea', status: 'succeeded' });
    await expect(shop.stripe.paymentIntents.update(open.id, { amount: 1 })).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('let go of money that is not captured within seven days', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    await advance(7 * 24 * 3600);
    expect((await shop.stripe.paymentIntents.retrieve(held.id)).status).toBe('canceled');
    expect((await recorded()).slice(-2)).toEqual(['charge.expired', 'payment_intent.canceled']);
  });

  it('can be canceled until they have succeeded', async () => {
    const open = await shop.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    expect((await shop.stripe.paymentIntents.cancel(open.id)).status).toBe('canceled');
    const paid = await pay('pm_card_visa');
    await expect(shop.stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it.each([
    ['AT611904300234573201', 3, 'succeeded'],
    ['AT321904300235473204', 180, 'succeeded'],
    ['AT861904300235473202', 3, 'requires_payment_method'],
    ['AT051904300235473205', 180, 'requires_payment_method'],
  ])('by SEPA from %s are known after %i s: %s', async (iban, seconds, status) => {
    const intent = await shop.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'eur',
      confirm: true,
      payment_method_data: { type: 'sepa_debit', sepa_debit: { iban } },
    });
    expect(intent.status).toBe('processing');
    await advance(seconds);
    expect((await shop.stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
  });
});
