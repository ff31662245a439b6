import { InjectionToken } from '@angular/core';
import type { OrderLine } from '@till/shared-types';

/** Called before the cart is opened to try once more with what an order that came to nothing was of. */
export type OrderAgain = (lines: readonly OrderLine[]) => void;

export const ORDER_AGAIN = new InjectionToken<OrderAgain>('ORDER_AGAIN');
