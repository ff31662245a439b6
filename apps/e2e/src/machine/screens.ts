import { cartScreens } from './screens-cart';
import { orderScreens } from './screens-order';
import { paymentScreens } from './screens-payment';
import { shelfScreens } from './screens-shelf';
import type { Screens } from './screens-visit';

/** Every screen that the shop has, by what it is about and by name. */
export const subjects = {
  shelves: shelfScreens,
  cart: cartScreens,
  payment: paymentScreens,
  order: orderScreens,
} satisfies Record<string, Screens>;

export const screens = {
  ...subjects.shelves,
  ...subjects.cart,
  ...subjects.payment,
  ...subjects.order,
} satisfies Screens;
