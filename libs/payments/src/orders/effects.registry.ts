import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { PaymentStatus } from '@till/shared-types';
import { HandlerDiscovery } from '../jobs/handler.discovery';
import { HandlerError } from '../jobs/handler.error';
import { EFFECTS_OFF, type JobEffect, type TransactionEffect } from './effects';
import { ON_ORDER } from './on-order.decorator';

const OWN = 'the shop itself';

/** Every effect by its name: the shop's own, registered in constructors, and those that modules mark by `@OnOrder`. */
@Injectable()
export class EffectsRegistry implements OnModuleInit {
  private readonly logger = new Logger('Effects');
  private readonly inTransaction = new Map<string, TransactionEffect>();
  private readonly inJobs = new Map<string, JobEffect>();

  constructor(private readonly discovery: HandlerDiscovery) {}

  /** @throws HandlerError for a name that another effect has */
  registerInTransaction(effect: TransactionEffect): void {
    this.refuseTwins(effect.name, OWN);
    this.inTransaction.set(effect.name, effect);
  }

  /** @throws HandlerError for a name that another effect has */
  register(effect: JobEffect): void {
    this.refuseTwins(effect.name, effect.where ?? OWN);
    this.inJobs.set(effect.name, effect);
  }

  inTransactionOn(status: PaymentStatus): readonly TransactionEffect[] {
    return [...this.inTransaction.values()].filter(({ on }) => on.includes(status));
  }

  inJobsOn(status: PaymentStatus): readonly JobEffect[] {
    return [...this.inJobs.values()].filter(({ on }) => on.includes(status));
  }

  find(name: string): JobEffect | undefined {
    return this.inJobs.get(name);
  }

  onModuleInit(): void {
    const off = new Set(this.discovery.provided<readonly string[]>(EFFECTS_OFF).flat());
    for (const name of off) {
      const wasThere = this.inTransaction.delete(name) || this.inJobs.delete(name);
      if (!wasThere) throw new HandlerError(`EFFECTS_OFF names "${name}", which is no effect`);
    }
    for (const { name, where, options, run } of this.discovery.find(ON_ORDER)) {
      this.register({ name, where, on: options.statuses, run });
    }
    const all = [...this.inTransaction.values(), ...this.inJobs.values()];
    this.logger.log(`Of an order: ${all.map(described).join('; ')}`);
  }

  private refuseTwins(name: string, where: string): void {
    const effect = this.inJobs.get(name);
    if (!effect && !this.inTransaction.has(name)) return;
    throw new HandlerError(`${where} and ${effect?.where ?? OWN} both have an effect "${name}"`);
  }
}

function described({ name, on, where }: Omit<JobEffect, 'run'>): string {
  const asked = on.length > 0 ? `on ${on.join(', ')}` : 'when required';
  return where && where !== name ? `${name} (${where}) ${asked}` : `${name} ${asked}`;
}
