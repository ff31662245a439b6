import { Shop } from '../testing/shop';

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
    await shop.control('clock', { advance: 5 });
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
    await shop.control('clock', { advance: 5 });
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
    await shop.control('clock', { advance: 5 });
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
