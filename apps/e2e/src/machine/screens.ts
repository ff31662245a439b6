import { cartScreens } from './screens-cart';
import { orderScreens } from './screens-order';
import { paymentScreens } from './screens-payment';
import { shelfScreens } from './screens-shelf';
import type { Screens } from './screens-visit';

/** Every screen that the shop has, by name. */
export const screens = {
  ...shelfScreens,
  ...cartScreens,
  ...paymentScreens,
  ...orderScreens,
} satisfies Screens;
