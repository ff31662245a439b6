import { Get, Header, type MessageEvent, Param, Sse } from '@nestjs/common';
import type { Order } from '@till/shared-types';
import type { Observable } from 'rxjs';
import { OrderChangesService } from './order-changes.service';
import { OrderPageService } from './order-page.service';
import { ProblemController } from '../problems/problem-controller.decorator';

@ProblemController('orders')
export class OrdersController {
  constructor(
    private readonly pages: OrderPageService,
    private readonly changes: OrderChangesService,
  ) {}

  @Get(':token')
  @Header('Cache-Control', 'no-store')
  order(@Param('token') token: string): Promise<Order> {
    return this.pages.page(token);
  }

  /** The order page's data now and after each change, as server-sent events. */
  @Sse(':token/events')
  events(@Param('token') token: string): Promise<Observable<MessageEvent>> {
    return this.changes.follow(token);
  }
}
