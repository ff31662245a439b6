import { InjectionToken } from '@angular/core';
import type { OrderLine } from '@till/shared-types';

/** Called in the browser when an order is seen to be paid; may be called more than once for an order. */
export type OrderPaid = (token: string, lines: readonly OrderLine[]) => void;

export const ORDER_PAID = new InjectionToken<OrderPaid>('ORDER_PAID');
