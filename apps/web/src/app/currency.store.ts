import { computed, DOCUMENT, inject, Service, signal } from '@angular/core';
import { choiceCookie, chosen, type Currency } from '@till/shared-types';
import { PAGE_CONTEXT } from './page-context';
import { onRestored } from './page-restored';
import { ShopConfigStore } from './shop-config.store';

/**
 * The currency that prices are shown in: the one chosen by hand, kept in a cookie that the server reads too, or else
 * the shop's. Amounts are never converted: the catalogue has a price in each.
 */
@Service()
export class CurrencyStore {
  private readonly shop = inject(ShopConfigStore);
  private readonly document = inject(DOCUMENT);
  private readonly context = inject(PAGE_CONTEXT);
  private readonly wanted = signal(this.read());

  /** Every currency that there are prices in, the shop's first. */
  readonly offered = computed(() => this.shop.config()?.currencies ?? []);
  /** Undefined while it is not known. */
  readonly current = computed((): Currency | undefined => {
    const wanted = this.wanted();
    return wanted && this.offered().includes(wanted) ? wanted : this.shop.config()?.currency;
  });
  /** To ask the API for: undefined where the shop's own is meant. */
  readonly chosen = computed(() => {
    const current = this.current();
    return current === this.shop.config()?.currency ? undefined : current;
  });
  /** Whether a choice that was made is still being looked up. */
  readonly isPending = computed(() => !!this.wanted() && !this.shop.isSettled());

  constructor() {
    onRestored(this.document.defaultView, () => this.wanted.set(this.read()));
  }

  choose(currency: Currency): void {
    this.document.cookie = choiceCookie('currency', currency);
    this.wanted.set(currency);
  }

  private read(): Currency | undefined {
    return chosen(this.context?.cookies ?? this.document.cookie, 'currency');
  }
}
