import { Injectable } from '@nestjs/common';
import { money, type Order, sum } from '@till/shared-types';
import { DatabaseService } from '../database/database.service';
import { ProblemException } from '../problems/problem.exception';
import { FactsRepository } from './facts.repository';
import type { StoredOrder } from './order';
import { OrderTokenService } from './order-token.service';
import { OrdersRepository } from './orders.repository';

/** What the holder of an order's token may see. */
@Injectable()
export class OrderPageService {
  constructor(
    private readonly database: DatabaseService,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly tokens: OrderTokenService,
  ) {}

  /** @throws ProblemException order_not_found, the same for every token that opens nothing */
  async find(token: string): Promise<StoredOrder> {
    const hash = this.tokens.hashOf(token);
    const order = hash && (await this.orders.byTokenHash(hash));
    if (!order) throw new ProblemException('order_not_found', 'No order has this address');
    return order;
  }

  async page(token: string): Promise<Order> {
    const { id, number, status, fulfilment, createdAt, snapshot } = await this.find(token);
    const { session, refunds } = await this.facts.read(this.database.queries, id);
    const { lines, subtotal, allowed } = snapshot;
    const total = session ? money(session.amountTotal, session.currency) : subtotal;
    const { currency } = total;
    const isOpen = status === 'pending' && session?.status === 'open';
    const refunded = refunds.filter((refund) => refund.status === 'succeeded');
    return {
      number,
      status,
      fulfilment,
      createdAt: createdAt.toISOString(),
      lines,
      subtotal,
      discount: money(session?.amountDiscount ?? 0, currency),
      shippingCost: money(session?.amountShipping ?? 0, currency),
      tax: money(allowed.taxIncluded ? 0 : (session?.amountTax ?? 0), currency),
      total,
      refunded: sum(
        refunded.map(({ amount }) => money(amount, currency)),
        currency,
      ),
      shipping: session?.shipping ?? null,
      isOpen,
      payUrl: isOpen ? session.url : null,
    };
  }
}
