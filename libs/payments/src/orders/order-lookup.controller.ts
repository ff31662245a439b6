import { Body, Header, HttpCode, HttpStatus, Ip, Post } from '@nestjs/common';
import { OrderLookupDto } from '@till/shared-types/dto';
import { OrderLookupService } from './order-lookup.service';
import { ProblemController } from '../problems/problem-controller.decorator';

@ProblemController('orders/lookup')
export class OrderLookupController {
  constructor(private readonly lookups: OrderLookupService) {}

  /** The same answer whether or not there is such an order. */
  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Header('Cache-Control', 'no-store')
  async lookUp(@Body() lookup: OrderLookupDto, @Ip() address: string): Promise<{ accepted: true }> {
    await this.lookups.ask(lookup, address);
    return { accepted: true };
  }
}
