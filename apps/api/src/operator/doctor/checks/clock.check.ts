import { Injectable } from '@nestjs/common';
import { type Check, failure, type Finding, ok, warning } from '../check';
import { StripeProbe } from '../stripe.probe';

/** Signatures are valid for 300 s: nearer to that, webhooks begin to be refused. */
const WARN_SECONDS = 30;
const FAIL_SECONDS = 240;

const FIX = 'Let the system keep the time by NTP, such as by timedatectl set-ntp true.';

/** This machine's clock is Stripe's. */
@Injectable()
export class ClockCheck implements Check {
  readonly name = 'clock';

  constructor(private readonly stripe: StripeProbe) {}

  async run(): Promise<Finding> {
    const sent = Date.now();
    const { headers } = await this.stripe.ask('events?limit=1');
    const here = (sent + Date.now()) / 2;
    const atStripe = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(atStripe)) {
      return warning(
        'Stripe’s answer has no Date.',
        'Look at the proxy between this machine and Stripe.',
      );
    }
    const seconds = Math.round((here - atStripe) / 1000);
    const text = `The clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Stripe’s`;
    if (Math.abs(seconds) > FAIL_SECONDS) return failure(`${text}: webhooks are refused.`, FIX);
    if (Math.abs(seconds) > WARN_SECONDS) return warning(`${text}.`, FIX);
    return ok('The clock is Stripe’s, to half a minute.');
  }
}
