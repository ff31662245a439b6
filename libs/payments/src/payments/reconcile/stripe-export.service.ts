import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { PaymentsSettings } from '../../options/payments.settings';
import type { Period } from '../period';
import { orderOf } from '../session-news';
import { ORDER_KEY, SHOP_KEY } from '../session-request';
import { disputeFact, paymentFact, refundFact, sessionFact } from '../stripe-facts';
import { StripeService } from '../stripe.service';
import type { StripeDispute, StripeExport, StripeRefund, StripeSession } from './books';

/** Of facts that are compared and never stored. */
const NO_READ = 0;

/** Reads what Stripe has of this shop's: of an account that others use too, the rest is passed over. */
@Injectable()
export class StripeExportService {
  private readonly shopId: string;

  constructor(
    private readonly stripe: StripeService,
    settings: PaymentsSettings,
  ) {
    this.shopId = settings.shop.id;
  }

  /** Three lists, 100 objects a call. @throws StripeUnavailableError */
  async read(period: Period): Promise<StripeExport> {
    const sessions = await all(this.stripe.sessionsWithPayments(period), (one) =>
      this.session(one),
    );
    const refunds = await all(this.stripe.refundsWithPayments(period), (one) => this.refund(one));
    const disputes = await all(this.stripe.disputesWithPayments(period), (one) =>
      this.dispute(one),
    );
    return { sessions, refunds, disputes };
  }

  private session(session: Stripe.Checkout.Session): StripeSession | undefined {
    const orderId = orderOf(session, this.shopId);
    const { payment_intent: intent, livemode } = session;
    const payment = typeof intent === 'object' && intent ? paymentFact(intent, NO_READ) : undefined;
    return orderId
      ? { orderId, livemode, session: sessionFact(session, [], NO_READ), payment }
      : undefined;
  }

  private refund(refund: Stripe.Refund): StripeRefund | undefined {
    const { payment_intent: intent } = refund;
    const orderId = this.orderOfPayment(intent);
    if (!orderId || typeof intent !== 'object' || !intent) return undefined;
    const { id: paymentIntentId, amount_received: received } = intent;
    return { orderId, paymentIntentId, received, refund: refundFact(refund, NO_READ) };
  }

  private dispute(dispute: Stripe.Dispute): StripeDispute | undefined {
    const orderId = this.orderOfPayment(dispute.payment_intent);
    return orderId ? { orderId, dispute: disputeFact(dispute, NO_READ) } : undefined;
  }

  private orderOfPayment(intent: Stripe.Refund['payment_intent']): string | undefined {
    if (typeof intent !== 'object' || !intent) return undefined;
    return intent.metadata[SHOP_KEY] === this.shopId ? intent.metadata[ORDER_KEY] : undefined;
  }
}

/** Of all pages what is ours. */
async function all<Given, Taken>(
  pages: AsyncIterable<readonly Given[]>,
  take: (one: Given) => Taken | undefined,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for await (const page of pages) taken.push(...page.flatMap((one) => take(one) ?? []));
  return taken;
}
