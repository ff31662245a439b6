import { httpResource } from '@angular/common/http';
import { computed, Service } from '@angular/core';
import type { ShopConfig } from '@till/shared-types';

/** What the API says of the shop as a whole. Every page is rendered with it, so that nothing waits for it later. */
@Service()
export class ShopConfigStore {
  private readonly answer = httpResource<ShopConfig>(() => '/api/config');

  /** Undefined while it is not known. */
  readonly config = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  /** What the shop is called. */
  readonly name = computed(() => this.config()?.name);
  /** Whether there is nothing to wait for any more. */
  readonly isSettled = computed(() => this.config() !== undefined || !!this.answer.error());
  /** Whether no real money moves; false while that is not known. */
  readonly isPractice = computed(() => {
    const config = this.config();
    return config !== undefined && config.paymentMode !== 'live';
  });
}
