import { money } from '@till/shared-types';
import type { DisputeFact, PaymentFact, RefundFact, SessionFact } from '../src/orders/facts';
import type { OrderSnapshot } from '../src/orders/snapshot';

/** An order of two pots at 100.00 INR. */
export function aSnapshot(changes: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const [unitPrice, total] = [money(10_000, 'inr'), money(20_000, 'inr')];
  return {
    lines: [
      {
        productId: 'pot',
        name: 'Pot',
        image: '/products/pot.svg',
        quantity: 2,
        unitPrice,
        total,
        shippable: true,
      },
    ],
    subtotal: total,
    allowed: { discount: false, shipping: false, tax: false },
    request: {},
    ...changes,
  };
}

/** Its session, complete and paid. */
export function aSessionFact(changes: Partial<SessionFact> = {}): SessionFact {
  return {
    id: 'cs_1',
    status: 'complete',
    paymentStatus: 'paid',
    currency: 'inr',
    amountSubtotal: 20_000,
    amountTotal: 20_000,
    amountDiscount: 0,
    amountShipping: 0,
    amountTax: 0,
    lines: [{ quantity: 2, amount: 20_000 }],
    paymentIntentId: 'pi_1',
    expiresAt: 1_800_000_000,
    url: null,
    clientSecret: null,
    email: null,
    shipping: null,
    presentment: null,
    created: 1_799_996_400,
    readSeq: 1,
    ...changes,
  };
}

export function aPaymentFact(changes: Partial<PaymentFact> = {}): PaymentFact {
  return {
    id: 'pi_1',
    status: 'succeeded',
    currency: 'inr',
    amountReceived: 20_000,
    failed: null,
    amountCapturable: 0,
    captureBefore: null,
    created: 1_799_996_500,
    readSeq: 1,
    ...changes,
  };
}

/** The money is set aside and not taken. */
export function anAuthorization(changes: Partial<PaymentFact> = {}): PaymentFact {
  return aPaymentFact({
    status: 'requires_capture',
    amountReceived: 0,
    amountCapturable: 20_000,
    ...changes,
  });
}

export function aRefundFact(changes: Partial<RefundFact> = {}): RefundFact {
  return {
    id: 're_1',
    status: 'succeeded',
    currency: 'inr',
    amount: 20_000,
    requestKey: null,
    failureReason: null,
    created: 1_799_997_000,
    readSeq: 1,
    ...changes,
  };
}

export function aDisputeFact(changes: Partial<DisputeFact> = {}): DisputeFact {
  return {
    id: 'dp_1',
    status: 'needs_response',
    currency: 'inr',
    amount: 20_000,
    reason: 'fraudulent',
    created: 1_799_998_000,
    readSeq: 1,
    ...changes,
  };
}
