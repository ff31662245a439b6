import type { HttpResourceRequest } from '@angular/common/http';
import { inject, LOCALE_ID } from '@angular/core';
import { LOCALES } from '@till/shared-types';
import { CurrencyStore } from './currency.store';

/**
 * Makes requests for products with their texts and prices as the shopper wants them; none while that is not known.
 * To be called in an injection context.
 */
export function catalogRequests(): (path: string) => HttpResourceRequest | undefined {
  const currencies = inject(CurrencyStore);
  const locale = inject(LOCALE_ID);
  return (url) => {
    if (currencies.isPending()) return undefined;
    const currency = currencies.chosen();
    return {
      url,
      params: {
        ...(currency && { currency }),
        ...(locale.startsWith(LOCALES[0]) ? {} : { locale }),
      },
    };
  };
}
