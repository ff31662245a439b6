import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { z } from 'zod';
import { ProblemException } from '@till/payments';
import type { Configuration } from '../../config/configuration';
import { CommandRunner } from '../command-runner';
import type { CommandAnswer, OperatorCommand } from '../operator-command';
import { NoAnswerError } from './check';
import { webhookAddress } from './public-address';
import { WebhookEndpoints } from './webhook-endpoints';
import { WebhookNeeds } from './webhook-needs';

const input = z.strictObject({});

/** Makes the webhook endpoint for the shop's public address. Its secret is in the answer, and nowhere else. */
@Injectable()
export class CreateWebhookCommand implements OperatorCommand<z.infer<typeof input>> {
  readonly name = 'createwebhook';
  readonly input = input;

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly endpoints: WebhookEndpoints,
    private readonly needs: WebhookNeeds,
    commands: CommandRunner,
  ) {
    commands.offer(this);
  }

  async run(): Promise<CommandAnswer> {
    try {
      return await this.create(webhookAddress(this.config.get('http', { infer: true })));
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      const detail = `${error.message} ${error.fix}`;
      throw new ProblemException('stripe_unavailable', detail, { cause: error });
    }
  }

  private async create(address: string): Promise<CommandAnswer> {
    const [present] = (await this.endpoints.at(address)) ?? [];
    if (present) {
      throw new ProblemException(
        'invalid_state',
        `Stripe has an endpoint for ${address}, ${present.id}: npm run doctor says whether it is right, and the dashboard shows its secret.`,
      );
    }
    const {
      id,
      enabled_events: events,
      secret,
    } = await this.endpoints.create(address, this.needs.enabledEvents);
    return {
      ok: true,
      text: [
        `Stripe sends ${events.includes('*') ? 'all' : events.length} kinds of events to ${address} from now on (${id}).`,
        `Set this and restart the shop; it is shown here this once:`,
        `STRIPE_WEBHOOK_SECRET=${secret}`,
      ].join('\n'),
      data: { id, url: address, events, secret },
    };
  }
}
