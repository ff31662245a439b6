import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { DiscoveryService } from '@nestjs/core';
import { Buyers } from '@till/payments';
import type { Configuration } from '../../../config/configuration';
import { type Check, failure, type Finding, ok } from '../check';
import { StripeProbe } from '../stripe.probe';

interface Permission {
  /** As Stripe's page for restricted keys calls it. */
  readonly name: string;
  readonly path: string;
  readonly form?: Record<string, string>;
}

/** Writes are asked of what does not exist: Stripe looks at the key first, and there is nothing to change. */
const NOBODY = 'till_doctor';

const ALWAYS: readonly Permission[] = [
  { name: 'Checkout Sessions: write', path: `checkout/sessions/cs_${NOBODY}/expire`, form: {} },
  { name: 'Refunds: write', path: 'refunds', form: { payment_intent: `pi_${NOBODY}` } },
  { name: 'Charges: read', path: `charges/ch_${NOBODY}` },
  { name: 'Disputes: read', path: 'disputes?limit=1' },
  { name: 'Events: read', path: 'events?limit=1' },
];

const READS_PAYMENTS = { name: 'PaymentIntents: read', path: `payment_intents/pi_${NOBODY}` };

const TAKES_PAYMENTS = {
  name: 'PaymentIntents: write',
  path: `payment_intents/pi_${NOBODY}/capture`,
  form: {},
};

const MAKES_CUSTOMERS = {
  name: 'Customers: write',
  path: `customers/cus_${NOBODY}`,
  form: {},
};

/** The key may do all that the shop does with it. */
@Injectable()
export class PermissionsCheck implements Check {
  readonly name = 'permissions';

  constructor(
    private readonly config: ConfigService<Configuration, true>,
    private readonly discovery: DiscoveryService,
    private readonly stripe: StripeProbe,
  ) {}

  async run(): Promise<Finding> {
    const needed = this.needed();
    const missing: string[] = [];
    for (const permission of needed) {
      if (!(await this.has(permission))) missing.push(permission.name);
    }
    if (missing.length === 0)
      return ok(`The key may do all ${needed.length} things it is used for.`);
    return failure(
      `The key may not: ${missing.join(', ')}.`,
      'Grant it in Stripe’s dashboard, under Developers, API keys, Edit key.',
    );
  }

  private needed(): readonly Permission[] {
    const { captureMethod } = this.config.get('stripe', { infer: true });
    const payments = captureMethod === 'manual' ? TAKES_PAYMENTS : READS_PAYMENTS;
    const knowsBuyers = this.discovery
      .getProviders()
      .some(({ instance }) => instance instanceof Buyers);
    return [...ALWAYS, payments, ...(knowsBuyers ? [MAKES_CUSTOMERS] : [])];
  }

  private async has({ path, form }: Permission): Promise<boolean> {
    const answer = await this.stripe.ask(path, form && { form: new URLSearchParams(form) });
    return answer.status !== 403;
  }
}
