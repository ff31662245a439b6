import { Body, Controller, Ip, Post, Res } from '@nestjs/common';
import type { CheckoutSession } from '@till/shared-types';
import { CreateCheckoutSessionDto } from '@till/shared-types/dto';
import type { FastifyReply } from 'fastify';
import { CheckoutService } from './checkout.service';
import { IdempotencyKey } from './idempotency-key.decorator';

@Controller('create-checkout-session')
export class CheckoutController {
  constructor(private readonly checkouts: CheckoutService) {}

  @Post()
  async create(
    @Body() request: CreateCheckoutSessionDto,
    @IdempotencyKey() key: string,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckoutSession> {
    const { session, replayed } = await this.checkouts.checkout(request, key, address);
    reply.header('Cache-Control', 'no-store');
    if (replayed) reply.header('Idempotent-Replayed', 'true');
    return session;
  }
}
