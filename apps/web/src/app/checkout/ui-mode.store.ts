import { DOCUMENT, inject, Service } from '@angular/core';
import type { UiMode } from '@till/shared-types';
import { ShopConfigStore } from '../shop-config.store';
import { EmbeddedSessionStore } from './embedded-session.store';

/** Room for the shop's page with Stripe's beside it; on less, keyboards, wallets and banks want a page to themselves. */
const WIDE = '(min-width: 60rem)';

/** On which of Stripe's pages the shopper pays: by the shop's configuration, and by what the device can do. */
@Service()
export class UiModeStore {
  private readonly shop = inject(ShopConfigStore);
  private readonly session = inject(EmbeddedSessionStore);
  private readonly window = inject(DOCUMENT).defaultView;

  current(): UiMode {
    return this.isEmbedded() && this.session.isUsable() ? 'embedded_page' : 'hosted_page';
  }

  private isEmbedded(): boolean {
    const mode = this.shop.config()?.checkoutMode;
    return mode === 'embedded' || (mode === 'auto' && !!this.window?.matchMedia(WIDE).matches);
  }
}
