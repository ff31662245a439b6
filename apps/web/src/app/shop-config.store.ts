import { httpResource } from '@angular/common/http';
import { computed, Service } from '@angular/core';
import type { ShopConfig } from '@till/shared-types';

/** What the API says of the shop as a whole. Every page is rendered with it, so that nothing waits for it later. */
@Service()
export class ShopConfigStore {
  private readonly config = httpResource<ShopConfig>(() => '/api/config');

  /** Whether no real money moves; false while that is not known. */
  readonly isPractice = computed(
    () => this.config.hasValue() && this.config.value().paymentMode !== 'live',
  );
}
