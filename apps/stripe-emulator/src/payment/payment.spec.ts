import type Stripe from 'stripe';
import { Shop, aSession } from '../testing/shop';

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

describe('what follows a charge', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const pay = async (payment_method: string) => {
    const intent = await shop.stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      confirm: true,
      payment_method,
    });
    await shop.control('clock', { advance: 2 });
    return intent;
  };
  const recorded = async (prefix: string) => {
    const { data } = await shop.stripe.events.list({ limit: 100, type: `${prefix}.*` });
    return data.map(({ type }) => type).reverse();
  };

  it('is a dispute with the card for it, won with winning evidence', async () => {
    await pay('pm_card_createDispute');
    const [dispute] = (await shop.stripe.disputes.list()).data;
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 2000 });
    await expect(
      shop.stripe.refunds.create({ charge: String(dispute?.charge) }),
    ).rejects.toMatchObject({ code: 'refund_disputed_payment' });
    await shop.stripe.disputes.update(dispute?.id ?? '', {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    await shop.control('clock', { advance: 2 });
    const won = await shop.stripe.disputes.retrieve(dispute?.id ?? '');
    expect(won.status).toBe('won');
    expect(won.balance_transactions.map(({ net }) => net)).toEqual([-3500, 2000]);
    expect(await recorded('charge.dispute')).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ]);
  });

  it('is lost when nobody answers in time', async () => {
    await pay('pm_card_createDisputeProductNotReceived');
    await shop.control('clock', { advance: 8 * 24 * 3600 });
    expect((await shop.stripe.disputes.list()).data[0]).toMatchObject({ status: 'lost' });
  });

  it('is an inquiry that takes no money, and can become a dispute', async () => {
    await pay('pm_card_createDisputeInquiry');
    const [inquiry] = (await shop.stripe.disputes.list()).data;
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
    await shop.stripe.disputes.update(inquiry?.id ?? '', {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    await shop.control('clock', { advance: 2 });
    expect((await shop.stripe.disputes.list()).data[0]).toMatchObject({
      status: 'needs_response',
      balance_transactions: [{ net: -3500 }],
    });
  });

  it('is an early fraud warning, or a review', async () => {
    await pay('pm_card_createIssuerFraudRecord');
    expect((await shop.stripe.radar.earlyFraudWarnings.list()).data).toHaveLength(1);
    await pay('pm_card_riskLevelElevated');
    expect(await recorded('review')).toEqual(['review.opened']);
  });

  it('is a refund that waits, or one that fails and gives the amount back', async () => {
    const slow = await pay('pm_card_pendingRefund');
    const waiting = await shop.stripe.refunds.create({ payment_intent: slow.id });
    expect(waiting.status).toBe('pending');
    const other = await pay('pm_card_refundFail');
    const failing = await shop.stripe.refunds.create({ payment_intent: other.id, amount: 500 });
    expect(failing.status).toBe('succeeded');
    await shop.control('clock', { advance: 5 });
    expect((await shop.stripe.refunds.retrieve(waiting.id)).status).toBe('succeeded');
    expect((await shop.stripe.refunds.retrieve(failing.id)).status).toBe('failed');
    const charge = await shop.stripe.charges.retrieve(String(failing.charge));
    expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
  });
});

describe('sessions paid in other ways', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open()));
  afterAll(() => shop.close());
  beforeEach(() => shop.control('reset', {}));

  const euro = aSession({
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 900, product_data: { name: 'Tea' } },
      },
    ],
  });
  const recorded = async () => {
    const { data } = await shop.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).reverse();
  };

  it('complete unpaid with a debit, and say later whether the money came', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(euro);
    await shop.control(`sessions/${id}/pay`, {
      method: 'sepa_debit',
      number: 'AT611904300234573201',
    });
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    await shop.control('clock', { advance: 5 });
    expect((await shop.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'payment_intent.processing',
      'charge.pending',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
      'charge.updated',
    ]);
  });

  it('say when a debit failed', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(euro);
    await shop.control(`sessions/${id}/pay`, {
      method: 'sepa_debit',
      number: 'AT861904300235473202',
    });
    await shop.control('clock', { advance: 5 });
    expect((await recorded()).slice(-3)).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ]);
  });

  it('wait for 3-D Secure, stay open when it fails, and are paid when it succeeds', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    const number = '4000002760003184';
    const failed = await shop.control(`sessions/${id}/pay`, { number, authenticate: 'fail' });
    expect(failed).toMatchObject({
      status: 'declined',
      error: { code: 'payment_intent_authentication_failure' },
      session: { status: 'open' },
    });
    const paid = await shop.control(`sessions/${id}/pay`, { number, authenticate: 'complete' });
    expect(paid).toMatchObject({ status: 'paid', session: { payment_status: 'paid' } });
    expect(await recorded()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('hold the money when captured by hand', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(
      aSession({ payment_intent_data: { capture_method: 'manual' } }),
    );
    const { session } = await shop.control<{ session: Stripe.Checkout.Session }>(
      `sessions/${id}/pay`,
      {},
    );
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    await shop.stripe.paymentIntents.capture(String(session.payment_intent));
    expect((await shop.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
  });

  it('cancel their intent when they expire after a decline', async () => {
    const { id } = await shop.stripe.checkout.sessions.create(aSession());
    await shop.control(`sessions/${id}/pay`, { number: '4000000000000002' });
    const session = await shop.stripe.checkout.sessions.expire(id);
    const intent = await shop.stripe.paymentIntents.retrieve(String(session.payment_intent));
    expect(intent.status).toBe('canceled');
  });
});
