import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Service } from '@angular/core';
import type { StripeEmbeddedCheckout } from '@stripe/stripe-js';
import type { ShopConfig } from '@till/shared-types';
import { firstValueFrom } from 'rxjs';

const STRIPES_OWN = 'https://js.stripe.com/';

/** Stripe's payment page inside the shop's. Stripe.js is fetched here and nowhere else. */
@Service()
export class StripePageService {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /** @throws when Stripe.js cannot be loaded or does not take the client secret */
  async open(clientSecret: string): Promise<StripeEmbeddedCheckout> {
    const config = await firstValueFrom(this.http.get<ShopConfig>('/api/config'));
    if (!config.stripeJs.startsWith(STRIPES_OWN)) await this.addScript(config.stripeJs);
    const { loadStripe } = await import('@stripe/stripe-js/pure');
    const stripe = await loadStripe(config.publishableKey);
    if (!stripe) throw new Error('Stripe.js runs in a browser only');
    return stripe.createEmbeddedCheckoutPage({ clientSecret });
  }

  /** `loadStripe` takes a `window.Stripe` that is there already, such as the emulator's. */
  private addScript(src: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const script = this.document.createElement('script');
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${src} did not load`));
      script.src = src;
      this.document.head.append(script);
    });
  }
}
