import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { StripeTraffic } from '@till/payments';
import { MetricsService } from './metrics.service';

/** How it stands with the calls to Stripe when `/metrics` is read. */
@Injectable()
export class StripeMetrics {
  constructor({ registry }: MetricsService, traffic: StripeTraffic) {
    const registers = [registry];
    new Gauge({
      name: 'stripe_calls_waiting',
      help: 'Calls to Stripe that wait for their turn',
      registers,
      collect() {
        this.set(traffic.state.waiting);
      },
    });
    new Gauge({
      name: 'stripe_breaker_open',
      help: '1 while Stripe does not answer and is asked every few seconds only',
      registers,
      collect() {
        this.set(traffic.state.open ? 1 : 0);
      },
    });
  }
}
