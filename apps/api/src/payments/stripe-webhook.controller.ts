import { Controller, Headers, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventsService } from './events.service';
import { StripeService } from './stripe.service';

@Controller('webhooks/stripe')
export class StripeWebhookController {
  constructor(
    private readonly stripe: StripeService,
    private readonly events: EventsService,
  ) {}

  /** The bytes are verified before anything else, and the event is stored before Stripe is answered. */
  @Post()
  @HttpCode(200)
  receive(
    @Req() { rawBody }: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ readonly received: true; readonly duplicate: boolean }> {
    return this.events.receive(this.stripe.verify(rawBody, signature));
  }
}
