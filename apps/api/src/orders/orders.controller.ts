import { Controller, Get, Header, Param } from '@nestjs/common';
import type { Order } from '@till/shared-types';
import { OrderPageService } from './order-page.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly pages: OrderPageService) {}

  @Get(':token')
  @Header('Cache-Control', 'no-store')
  order(@Param('token') token: string): Promise<Order> {
    return this.pages.page(token);
  }
}
