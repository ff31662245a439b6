import { InjectionToken, type WritableSignal } from '@angular/core';
import type { Product } from '@till/shared-types';

/** Where a page rendered on the server leaves the product that it shows, for what its head says of it. */
export const SHOWN_PRODUCT = new InjectionToken<WritableSignal<Product | undefined>>(
  'SHOWN_PRODUCT',
);
