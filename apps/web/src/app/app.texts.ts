/** The words around every page, and the titles of the pages. */
export const appTexts = {
  skip: $localize`:@@app.skip:Skip to content`,
  shop: $localize`:@@app.shop:Shop`,
  cart: $localize`:@@app.cart:Cart`,
  findOrder: $localize`:@@app.findOrder:Find your order`,
  payment: $localize`:@@app.payment:Payment is taken on Stripe’s page. Your card number never reaches this shop.`,
};

export const titles = {
  cart: appTexts.cart,
  canceled: $localize`:@@title.canceled:Checkout left`,
  pay: $localize`:@@title.pay:Payment`,
  findOrder: appTexts.findOrder,
  order: $localize`:@@title.order:Your order`,
  notFound: $localize`:@@title.notFound:Page not found`,
};
