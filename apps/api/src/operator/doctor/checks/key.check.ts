import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { StripeSettings } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, type Finding, ok, warning } from '../check';
import { StripeProbe } from '../stripe.probe';

/** There is a key, Stripe accepts it, and it is of the mode that the shop should run in. */
@Injectable()
export class KeyCheck implements Check {
  readonly name = 'key';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly stripe: StripeProbe,
  ) {}

  async run(): Promise<Finding> {
    const stripe = this.config.get('stripe', { infer: true });
    // Any answer at all: what the key may do is another check's.
    await this.stripe.ask('events?limit=1');
    const isProduction = this.config.get('production', { infer: true });
    if (isProduction && stripe.mode === 'test') {
      return warning(
        'The shop runs in production with a key of test mode: nobody is charged.',
        'Set the three STRIPE_ variables to those of live mode once it is to take money.',
      );
    }
    return ok(textOf(stripe));
  }
}

function textOf({ mode, secretKey }: StripeSettings): string {
  if (mode === 'emulator') return 'There is no key: the emulator stands for Stripe.';
  const kind = secretKey.startsWith('rk_') ? 'restricted' : 'secret';
  return `Stripe accepts the ${kind} key, of ${mode} mode.`;
}
