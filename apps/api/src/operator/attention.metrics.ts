import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { AttentionRepository } from './attention.repository';
import { MetricsService } from './metrics.service';

/** What waits for a person when `/metrics` is read: an alert belongs on anything above 0. */
@Injectable()
export class AttentionMetrics {
  constructor({ registry }: MetricsService, attention: AttentionRepository) {
    new Gauge({
      name: 'attention',
      help: 'Work that was given up, orders in review, and refunds that failed of what was sold out',
      labelNames: ['kind'],
      registers: [registry],
      async collect() {
        for (const kind of attention.kinds) {
          // Without its database the shop still tells the rest.
          const number = await attention.count(kind).catch(() => undefined);
          if (number === undefined) this.remove({ kind });
          else this.set({ kind }, number);
        }
      },
    });
  }
}
