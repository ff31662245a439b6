import { Headers, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type Stripe from 'stripe';
import { ProblemException } from '../problems/problem.exception';
import { EventsService } from './events.service';
import { StripeService } from './stripe.service';
import { WebhookRefusals } from './webhook-refusals';
import { ProblemController } from '../problems/problem-controller.decorator';

@ProblemController('webhooks/stripe')
export class StripeWebhookController {
  constructor(
    private readonly stripe: StripeService,
    private readonly events: EventsService,
    private readonly refusals: WebhookRefusals,
  ) {}

  /** The bytes are verified before anything else, and the event is stored before Stripe is answered. */
  @Post()
  @HttpCode(200)
  receive(
    @Req() { rawBody }: RawBodyRequest<object>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ readonly received: true; readonly duplicate: boolean }> {
    return this.events.receive(this.verified(rawBody, signature), 'webhook');
  }

  private verified(body: Buffer | undefined, signature: string | undefined): Stripe.Event {
    try {
      return this.stripe.verify(body, signature);
    } catch (error) {
      if (error instanceof ProblemException) this.refusals.note(error.code, Boolean(signature));
      throw error;
    }
  }
}
