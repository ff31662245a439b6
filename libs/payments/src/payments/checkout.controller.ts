import { Body, Ip, Post, Req, Res } from '@nestjs/common';
import type { CheckoutSession } from '@till/shared-types';
import { CreateCheckoutSessionDto } from '@till/shared-types/dto';
import { CheckoutService } from './checkout.service';
import { CustomersService } from './customers/customers.service';
import { IdempotencyKey } from './idempotency-key.decorator';
import type { Visit } from './customers/buyers';
import type { Reply } from '../problems/reply';
import { ProblemController } from '../problems/problem-controller.decorator';

@ProblemController('create-checkout-session')
export class CheckoutController {
  constructor(
    private readonly checkouts: CheckoutService,
    private readonly customers: CustomersService,
  ) {}

  @Post()
  async create(
    @Body() request: CreateCheckoutSessionDto,
    @IdempotencyKey() key: string,
    @Ip() address: string,
    @Req() visit: Visit,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<CheckoutSession> {
    const buyerId = await this.customers.buyerOf(visit);
    const visitor = { address, buyerId };
    const { session, replayed } = await this.checkouts.checkout(request, key, visitor);
    reply.header('Cache-Control', 'no-store');
    if (replayed) reply.header('Idempotent-Replayed', 'true');
    return session;
  }
}
