import { DOCUMENT, inject, Service } from '@angular/core';
import type { Order } from '@till/shared-types';

/** Watches the order of an open payment page: it may be paid in another tab, run out, or make room for a new one. */
@Service()
export class PaymentWatch {
  private readonly window = inject(DOCUMENT).defaultView;

  /**
   * Calls back once the order waits for no payment any more, at once if it already does not. Where the shop cannot
   * tell, nothing happens: Stripe's page leads to the order as well.
   * @returns ends the watch
   */
  whenOver(token: string, onOver: () => void): () => void {
    if (!this.window?.EventSource) return () => undefined;
    const stream = new this.window.EventSource(`/api/orders/${encodeURIComponent(token)}/events`);
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const { status }: Order = JSON.parse(data);
      if (status === 'pending') return;
      stream.close();
      onOver();
    };
    return () => stream.close();
  }
}
