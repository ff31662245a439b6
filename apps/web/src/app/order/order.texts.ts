/** The words of an order's page; `order-status.texts.ts` has what it says of each status. */
export const orderTexts = {
  unreachable: $localize`:@@order.unreachable:The shop cannot be reached just now; we keep trying.`,
  pay: $localize`:@@order.pay:Go to payment`,
  backToCart: $localize`:@@backToCart:Back to your cart`,
  receipt: $localize`:@@order.receipt:What you ordered`,
  number: $localize`:@@order.number:Order number`,
  placed: $localize`:@@order.placed:Placed`,
  delivery: $localize`:@@order.delivery:Delivery address`,
  subtotal: $localize`:@@order.subtotal:Subtotal`,
  discount: $localize`:@@order.discount:Discount`,
  shipping: $localize`:@@order.shipping:Shipping`,
  tax: $localize`:@@order.tax:Tax`,
  total: $localize`:@@total:Total`,
  refunded: $localize`:@@order.refunded:Refunded so far`,
  print: $localize`:@@order.print:Print`,
  backToShop: $localize`:@@order.backToShop:Back to the shop`,
  missing: {
    title: $localize`:@@order.missing.title:There is no such order.`,
    text: $localize`:@@order.missing.text:The link may have lost a piece on its way. Open it once more from where you kept it.`,
    find: $localize`:@@app.findOrder:Find your order`,
    shop: $localize`:@@order.missing.shop:To the shop`,
  },
  notNow: {
    title: $localize`:@@order.notNow.title:Your order cannot be shown just now`,
    text: $localize`:@@order.notNow.text:The shop could not be reached, which says nothing about your payment. We keep trying; you need not pay again.`,
  },
  loading: {
    title: $localize`:@@order.loading.title:One moment`,
    text: $localize`:@@order.loading.text:We are looking it up.`,
  },
};
