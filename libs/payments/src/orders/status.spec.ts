import {
  aDisputeFact,
  anAuthorization,
  aPaymentFact,
  aRefundFact,
  aSessionFact,
  aSnapshot,
} from '../../test/facts';
import { type Facts, NO_FACTS } from './facts';
import { deriveStatus } from './status';

const agreed = { snapshot: aSnapshot(), refused: false };
const paid: Facts = { ...NO_FACTS, session: aSessionFact(), payment: aPaymentFact() };
const unpaid = aSessionFact({ paymentStatus: 'unpaid' });

describe('an order is', () => {
  const cases: [string, string, Facts][] = [
    ['pending', 'as long as no session is known', NO_FACTS],
    [
      'pending',
      'as long as its session is open, whatever was declined',
      {
        ...NO_FACTS,
        session: aSessionFact({ status: 'open', paymentStatus: 'unpaid' }),
        payment: aPaymentFact({ status: 'requires_payment_method', failed: 'card_declined' }),
      },
    ],
    ['paid', 'when the session is complete and the payment succeeded', paid],
    [
      'paid',
      'when nothing was to be paid',
      { ...NO_FACTS, session: aSessionFact({ paymentStatus: 'no_payment_required' }) },
    ],
    [
      'processing',
      'while the bank confirms (lesson 11)',
      { ...NO_FACTS, session: unpaid, payment: aPaymentFact({ status: 'processing' }) },
    ],
    [
      'failed',
      'when the bank refuses later',
      {
        ...NO_FACTS,
        session: unpaid,
        payment: aPaymentFact({ status: 'requires_payment_method', failed: 'account_closed' }),
      },
    ],
    [
      'authorized',
      'while the money is only held',
      { ...NO_FACTS, session: unpaid, payment: anAuthorization() },
    ],
    [
      'canceled',
      'when the held money was let go',
      { ...NO_FACTS, session: unpaid, payment: aPaymentFact({ status: 'canceled' }) },
    ],
    [
      'pending',
      'while the session is open, even when a payment was canceled in it',
      {
        ...NO_FACTS,
        session: aSessionFact({ status: 'open', paymentStatus: 'unpaid' }),
        payment: aPaymentFact({ status: 'canceled' }),
      },
    ],
    [
      'pending',
      'until a session whose payment succeeded is complete, so that it can be compared',
      { ...paid, session: aSessionFact({ status: 'open', paymentStatus: 'unpaid' }) },
    ],
    [
      'expired',
      'when the session is',
      { ...NO_FACTS, session: aSessionFact({ status: 'expired', paymentStatus: 'unpaid' }) },
    ],
    ['partially_refunded', 'after a part', { ...paid, refunds: [aRefundFact({ amount: 1 })] }],
    [
      'refunded',
      'after all parts',
      {
        ...paid,
        refunds: [aRefundFact({ amount: 6_000 }), aRefundFact({ id: 're_2', amount: 14_000 })],
      },
    ],
    [
      'paid',
      'while a refund is pending',
      { ...paid, refunds: [aRefundFact({ status: 'pending' })] },
    ],
    [
      'paid',
      'again when a refund failed',
      { ...paid, refunds: [aRefundFact({ status: 'failed' })] },
    ],
    ['disputed', 'while a dispute is open', { ...paid, disputes: [aDisputeFact()] }],
    ['charged_back', 'when it is lost', { ...paid, disputes: [aDisputeFact({ status: 'lost' })] }],
    ['paid', 'when it is won', { ...paid, disputes: [aDisputeFact({ status: 'won' })] }],
    [
      'paid',
      'during an inquiry',
      { ...paid, disputes: [aDisputeFact({ status: 'warning_needs_response' })] },
    ],
  ];
  it.each(cases)('%s %s', (status, _when, facts) => {
    expect(deriveStatus(facts, agreed)).toBe(status);
  });

  it('canceled when Stripe refused its session', () => {
    expect(deriveStatus(NO_FACTS, { ...agreed, refused: true })).toBe('canceled');
  });
});

describe('an order waits for a review when Stripe sold', () => {
  it.each([
    ['in another currency', { currency: 'usd' }],
    ['for less', { amountSubtotal: 19_999, amountTotal: 19_999 }],
    ['at a discount nobody allowed', { amountDiscount: 1, amountTotal: 19_999 }],
    ['with shipping nobody allowed', { amountShipping: 1, amountTotal: 20_001 }],
    ['with tax nobody allowed', { amountTax: 1, amountTotal: 20_001 }],
    ['for a total that does not add up', { amountTotal: 19_999 }],
    ['another quantity', { lines: [{ quantity: 1, amount: 20_000 }] }],
    ['a line more', { lines: [...aSessionFact().lines, { quantity: 1, amount: 0 }] }],
  ])('%s', (_what, changes) => {
    expect(deriveStatus({ ...paid, session: aSessionFact(changes) }, agreed)).toBe('review');
  });

  it.each([
    ['took less than that', aPaymentFact({ amountReceived: 19_999 })],
    ['took it in another currency', aPaymentFact({ currency: 'usd' })],
    ['holds less than that', anAuthorization({ amountCapturable: 19_999 })],
  ])('as agreed, and %s', (_what, payment) => {
    expect(deriveStatus({ ...paid, payment }, agreed)).toBe('review');
  });

  it('unless only the order of the lines is another', () => {
    const { lines } = aSnapshot();
    const [line] = lines;
    const two = line ? [line, { ...line, quantity: 1, total: line.unitPrice }] : [];
    const subtotal = { amount: 30_000, currency: 'inr' };
    const session = aSessionFact({
      amountSubtotal: 30_000,
      amountTotal: 30_000,
      lines: [
        { quantity: 1, amount: 10_000 },
        { quantity: 2, amount: 20_000 },
      ],
    });
    const snapshot = aSnapshot({ lines: two, subtotal });
    const payment = aPaymentFact({ amountReceived: session.amountTotal });
    expect(deriveStatus({ ...paid, session, payment }, { ...agreed, snapshot })).toBe('paid');
  });

  it('unless the request made that part possible', () => {
    const snapshot = aSnapshot({ allowed: { discount: true, shipping: true, tax: true } });
    const session = aSessionFact({
      amountDiscount: 1_000,
      amountShipping: 500,
      amountTax: 300,
      amountTotal: 19_800,
    });
    const payment = aPaymentFact({ amountReceived: session.amountTotal });
    expect(deriveStatus({ ...paid, session, payment }, { ...agreed, snapshot })).toBe('paid');
  });
});
