import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { WebhookRefusals } from '@till/payments';
import { MetricsService } from './metrics.service';

/** Webhooks that were refused since the start: all of them are, while the secret is a wrong one. */
@Injectable()
export class WebhookMetrics {
  constructor({ registry }: MetricsService, refusals: WebhookRefusals) {
    new Counter({
      name: 'webhooks_refused_total',
      help: 'Webhooks that were refused, by the code of the answer',
      labelNames: ['code'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [code, count] of refusals.byCode) this.inc({ code }, count);
      },
    });
  }
}
