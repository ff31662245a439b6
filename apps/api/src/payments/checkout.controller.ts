import { Body, Controller, Ip, Post, Req, Res } from '@nestjs/common';
import type { CheckoutSession } from '@till/shared-types';
import { CreateCheckoutSessionDto } from '@till/shared-types/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CheckoutService } from './checkout.service';
import { CustomersService } from './customers/customers.service';
import { IdempotencyKey } from './idempotency-key.decorator';

@Controller('create-checkout-session')
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
    @Req() visit: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckoutSession> {
    const buyerId = await this.customers.buyerOf(visit);
    const visitor = { address, buyerId };
    const { session, replayed } = await this.checkouts.checkout(request, key, visitor);
    reply.header('Cache-Control', 'no-store');
    if (replayed) reply.header('Idempotent-Replayed', 'true');
    return session;
  }
}
