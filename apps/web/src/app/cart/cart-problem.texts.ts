import type { CheckoutProblem } from '../checkout/checkout-problem';

export interface ProblemText {
  readonly title: string;
  readonly text: string;
  /** What the checkout button says next, where pressing it again is the way forward. */
  readonly retry?: string;
}

const retry = $localize`:@@retry:Try again`;

export const pricesChanged: ProblemText = {
  title: $localize`:@@problem.pricesChanged.title:A price has changed`,
  text: $localize`:@@problem.pricesChanged.text:It changed since you put the product in your cart. Have a look at the new total and go on if you agree.`,
};
export const soldMeanwhile: ProblemText = {
  title: $localize`:@@problem.soldMeanwhile.title:Not enough left`,
  text: $localize`:@@problem.soldMeanwhile.text:Not everything in your cart can still be had. What is left is shown beside each product.`,
};
const busy: ProblemText = {
  title: $localize`:@@problem.busy.title:One moment`,
  text: $localize`:@@problem.busy.text:Your checkout is still being prepared. Wait a few seconds and try again; it will not be made twice.`,
  retry: retry,
};
const noAnswer: ProblemText = {
  title: $localize`:@@problem.noAnswer.title:Checkout cannot be reached`,
  text: $localize`:@@problem.noAnswer.text:Nothing has been charged and your cart is kept. Try again in a moment: you cannot pay twice by doing so.`,
  retry: retry,
};
const unexpected: ProblemText = {
  title: $localize`:@@problem.unexpected.title:Checkout did not start`,
  text: $localize`:@@problem.unexpected.text:Nothing has been charged and your cart is kept. Try again, or take the last change to your cart back first.`,
  retry: retry,
};

const texts: Partial<Record<CheckoutProblem['code'], ProblemText>> = {
  price_changed: pricesChanged,
  out_of_stock: soldMeanwhile,
  product_unavailable: soldMeanwhile,
  cart_paid: {
    title: $localize`:@@problem.paid.title:You have paid for this cart already`,
    text: $localize`:@@problem.paid.text:The order is safe. To buy the same things once more, start a new cart with them.`,
  },
  request_in_progress: busy,
  rate_limited: {
    title: $localize`:@@problem.tooMany.title:That was quick`,
    text: $localize`:@@problem.tooMany.text:There were several checkouts from here within a minute. Wait a minute, then try again.`,
    retry: retry,
  },
  offline: {
    ...noAnswer,
    title: $localize`:@@problem.offline.title:You seem to be offline`,
  },
  request_timeout: noAnswer,
  stripe_unavailable: noAnswer,
  database_unavailable: noAnswer,
  internal_error: noAnswer,
  amount_too_small: {
    title: $localize`:@@problem.tooLittle.title:A little more is needed`,
    text: $localize`:@@problem.tooLittle.text:The total is below the smallest amount that can be paid by card. Add something to your cart.`,
  },
  amount_too_large: {
    title: $localize`:@@problem.tooMuch.title:This is more than can be paid at once`,
    text: $localize`:@@problem.tooMuch.text:Take something out of your cart and order it separately.`,
  },
};

export function problemText({ code }: CheckoutProblem): ProblemText {
  return texts[code] ?? unexpected;
}
