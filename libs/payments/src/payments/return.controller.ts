import { Header, HttpCode, Param, Post } from '@nestjs/common';
import type { Order } from '@till/shared-types';
import { OrderPageService } from '../orders/order-page.service';
import { OrdersRepository } from '../orders/orders.repository';
import { SettlementService } from './settlement.service';
import { inShoppersTime } from './stripe-errand';
import { ProblemController } from '../problems/problem-controller.decorator';

/** Statuses that may change by what the shopper does now; a later refund or dispute comes as an event. */
const WAITING = ['pending', 'processing', 'authorized'];

/** Stripe is asked once per order in this time, however many pages wait. */
const READ_EVERY_SECONDS = 2;

/** The shopper is back: the webhook may be late, so the page asks for the truth itself. */
@ProblemController('orders')
export class ReturnController {
  constructor(
    private readonly pages: OrderPageService,
    private readonly orders: OrdersRepository,
    private readonly settlement: SettlementService,
  ) {}

  @Post(':token/settle')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async settle(@Param('token') token: string): Promise<Order> {
    const { id, status } = await this.pages.find(token);
    if (WAITING.includes(status) && (await this.orders.mayRead(id, READ_EVERY_SECONDS))) {
      await inShoppersTime(() => this.settlement.settle(id, 'return'));
    }
    return this.pages.page(token);
  }
}
