/** The words of the pages around paying. */
export const checkoutTexts = {
  backToCart: $localize`:@@backToCart:Back to your cart`,
  retry: $localize`:@@retry:Try again`,
};

export const canceledTexts = {
  eyebrow: $localize`:@@title.canceled:Checkout left`,
  title: $localize`:@@canceled.title:No harm done.`,
  text: $localize`:@@canceled.text:You came back before paying, so nothing was charged. Your cart is just as you left it.`,
  look: $localize`:@@canceled.look:Keep looking`,
};

export const payTexts = {
  title: $localize`:@@title.pay:Payment`,
  needsScript: $localize`:@@pay.needsScript:The payment form needs JavaScript.`,
  opening: $localize`:@@pay.opening:Opening the payment form…`,
  noSession: {
    title: $localize`:@@pay.noSession.title:There is nothing to pay here`,
    text: $localize`:@@pay.noSession.text:The payment was opened in another tab, or is done. Nothing was charged by this page.`,
  },
  unavailable: {
    title: $localize`:@@pay.unavailable.title:The payment form did not open`,
    text: $localize`:@@pay.unavailable.text:Nothing was charged and your cart is kept. If it does not open now either, check out once more from your cart: that opens Stripe’s own page.`,
  },
};
