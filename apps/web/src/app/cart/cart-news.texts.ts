import { items } from '../plural';

/** Said of each change, with how much is in the cart after it. Apart from the cart's other words: every page has it. */
export const cartNews = {
  cart: $localize`:@@app.cart:Cart`,
  added: (name: string, count: number) =>
    $localize`:@@news.added:${name}:NAME: added. ${items(count)}:ITEMS: in your cart.`,
  removed: (name: string, count: number) =>
    $localize`:@@news.removed:${name}:NAME: removed. ${items(count)}:ITEMS: in your cart.`,
  back: (name: string, count: number) =>
    $localize`:@@news.back:${name}:NAME: is back. ${items(count)}:ITEMS: in your cart.`,
  changed: (count: number) => $localize`:@@news.changed:${items(count)}:ITEMS: in your cart.`,
  most: (count: number) =>
    $localize`:@@news.most:An order holds at most ${count}:COUNT: of one product.`,
};
