import { Injectable, Module } from '@nestjs/common';
import { AppModule } from '../src/app.module';
import { OnOrder } from '@till/payments/orders/on-order.decorator';
import type { OrderReached } from '@till/payments/orders/order-reached';
import {
  OnStripeEvent,
  type StripeReaction,
} from '@till/payments/payments/on-stripe-event.decorator';

type Call = readonly [handler: string, key: string];

/**
 * A team's module that gives points for orders and takes them back: each call is noted, and some fail at first.
 * The names begin with `spec`, so that they are nobody's in `src`.
 */
@Injectable()
export class LoyaltyService {
  readonly calls: Call[] = [];
  readonly orders: OrderReached[] = [];
  readonly reactions: StripeReaction[] = [];
  /** How often each handler still throws. */
  readonly failures = new Map<string, number>();

  @OnOrder('paid', { name: 'spec-give-points', required: true })
  async givePoints(order: OrderReached): Promise<void> {
    this.orders.push(order);
    this.note('spec-give-points', order.idempotencyKey);
  }

  @OnOrder('paid')
  async specThank({ idempotencyKey }: OrderReached): Promise<void> {
    this.note('specThank', idempotencyKey);
  }

  @OnOrder(['refunded', 'charged_back'], { name: 'spec-take-points' })
  async takePoints({ idempotencyKey }: OrderReached): Promise<void> {
    this.note('spec-take-points', idempotencyKey);
  }

  @OnStripeEvent('charge.*', { name: 'spec-watch-charges' })
  async watchCharges(reaction: StripeReaction<'charge.*'>): Promise<void> {
    this.reactions.push(reaction);
    this.note('spec-watch-charges', reaction.idempotencyKey);
  }

  @OnStripeEvent(['charge.refunded', 'customer.created'], { name: 'spec-watch-two' })
  async watchTwo({
    idempotencyKey,
  }: StripeReaction<'charge.refunded' | 'customer.created'>): Promise<void> {
    this.note('spec-watch-two', idempotencyKey);
  }

  @OnStripeEvent('*', { name: 'spec-archive', foreign: true })
  async archive({ event, idempotencyKey }: StripeReaction): Promise<void> {
    this.note(`spec-archive ${event.type}`, idempotencyKey);
  }

  /** Keys that the handler was called with. */
  keysOf(handler: string): string[] {
    return this.calls.filter(([name]) => name === handler).map(([, key]) => key);
  }

  private note(handler: string, key: string): void {
    this.calls.push([handler, key]);
    const left = this.failures.get(handler) ?? 0;
    this.failures.set(handler, left - 1);
    if (left > 0) throw new Error(`${handler} of ada@example.com fails`);
  }
}

@Module({ imports: [AppModule], providers: [LoyaltyService] })
export class LoyaltyModule {}
