import { catalogTexts } from './catalog.texts';

/** The words of a product's page: apart from the list's, which loads without them. */
export const productTexts = {
  breadcrumb: $localize`:@@product.breadcrumb:Breadcrumb`,
  shop: $localize`:@@app.shop:Shop`,
  soldOut: $localize`:@@product.soldOut:Sold out for now.`,
  others: $localize`:@@product.others:See what else there is`,
  low: catalogTexts.low,
  addToCart: $localize`:@@product.addToCart:Add to cart`,
  goToCart: $localize`:@@product.goToCart:Go to cart`,
  inCart: (count: number) => $localize`:@@product.inCart:${count}:COUNT: in your cart.`,
  full: (count: number) =>
    $localize`:@@product.full:${count}:COUNT: in your cart, which is the most of one product in an order.`,
  packed: $localize`:@@product.packed:Packed by hand, in paper`,
  nothingToPack: $localize`:@@product.nothingToPack:Nothing to pack`,
  paid: $localize`:@@product.paid:Paid on Stripe’s secure page`,
  missing: {
    title: $localize`:@@product.missing.title:We do not have this.`,
    text: $localize`:@@product.missing.text:The product is not in the shop any more, or the link lost a piece on its way.`,
  },
  everything: catalogTexts.seeEverything,
  failed: {
    title: $localize`:@@product.failed.title:This page did not load`,
    text: catalogTexts.failed.text,
  },
  retry: catalogTexts.retry,
  loading: $localize`:@@loading:Loading…`,
};
