import type { PaymentStatus } from '@till/shared-types';

export interface StatusText {
  readonly title: string;
  readonly text: string;
  /** How it is drawn: under way, good, on its way back, at rest. */
  readonly tone: 'waiting' | 'good' | 'returned' | 'neutral';
  /** To the cart as it is, or filled `again` with what was ordered where it is empty, as on another device. */
  readonly wayBack?: 'cart' | 'again';
}

export const statusTexts = {
  pending: {
    title: $localize`:@@status.pending.title:Confirming your payment`,
    text: $localize`:@@status.pending.text:We are asking Stripe how your payment went. This takes a few seconds, and the page changes by itself.`,
    tone: 'waiting',
  },
  processing: {
    title: $localize`:@@status.processing.title:Your bank is confirming`,
    text: $localize`:@@status.processing.text:The order is placed. Some ways to pay take a while, up to a few days; there is nothing more for you to do.`,
    tone: 'waiting',
  },
  authorized: {
    title: $localize`:@@status.authorized.title:Your order is placed`,
    text: $localize`:@@status.authorized.text:The amount is set aside on your card and taken when the order is sent.`,
    tone: 'good',
  },
  paid: {
    title: $localize`:@@status.paid.title:Thank you, it is paid`,
    text: $localize`:@@status.paid.text:Your order is with us. A mail with the link to this page goes to the address you gave when paying. The page always shows where things stand.`,
    tone: 'good',
  },
  partially_refunded: {
    title: $localize`:@@status.partially_refunded.title:Part of it was refunded`,
    text: $localize`:@@status.partially_refunded.text:Some of what you paid is on its way back to you. Banks take up to ten days to show it.`,
    tone: 'returned',
  },
  refunded: {
    title: $localize`:@@status.refunded.title:Your money is on its way back`,
    text: $localize`:@@status.refunded.text:This order was refunded in full. Banks take up to ten days to show it.`,
    tone: 'returned',
  },
  disputed: {
    title: $localize`:@@status.disputed.title:The payment is being looked into`,
    text: $localize`:@@status.disputed.text:Your bank has asked about this payment. It will tell you when that is decided.`,
    tone: 'waiting',
  },
  charged_back: {
    title: $localize`:@@status.charged_back.title:Your bank returned the payment`,
    text: $localize`:@@status.charged_back.text:The amount was given back to you through your bank, so this order is closed.`,
    tone: 'returned',
  },
  review: {
    title: $localize`:@@status.review.title:A person is checking this order`,
    text: $localize`:@@status.review.text:Something about the payment needs a closer look. You need not pay again; this page will say what came of it.`,
    tone: 'waiting',
  },
  failed: {
    title: $localize`:@@status.failed.title:The payment did not go through`,
    text: $localize`:@@status.failed.text:It was declined, so nothing was taken. Your cart is kept, to try again or to pay another way.`,
    tone: 'neutral',
    wayBack: 'again',
  },
  expired: {
    title: $localize`:@@status.expired.title:The time to pay ran out`,
    text: $localize`:@@status.expired.text:Nothing was taken. Your cart is kept, and checking out again takes a moment.`,
    tone: 'neutral',
    wayBack: 'again',
  },
  canceled: {
    title: $localize`:@@status.canceled.title:This order was not paid`,
    text: $localize`:@@status.canceled.text:Checkout was left, or the cart was changed afterwards. Nothing was taken for this order.`,
    tone: 'neutral',
    wayBack: 'cart',
  },
} satisfies Record<PaymentStatus, StatusText>;

/** Stripe's page is still open for this order, so the shopper has simply not paid yet. */
export const unpaid: StatusText = {
  title: $localize`:@@status.unpaid.title:Not paid yet`,
  text: $localize`:@@status.unpaid.text:The order is waiting for you on Stripe’s page. If you have just paid, this page will say so in a moment.`,
  tone: 'waiting',
};

/** Long enough that a person starts to wonder. */
export const slow: StatusText = {
  title: $localize`:@@status.slow.title:Still confirming your payment`,
  text: $localize`:@@status.slow.text:It is taking longer than usual. You need not pay again or stay here: keep this page’s address, it will show how it went.`,
  tone: 'waiting',
};

/** Paid, but the stock went to somebody else in the meantime, or the same cart was paid before. */
export const unfulfillable: StatusText = {
  title: $localize`:@@status.unfulfillable.title:We cannot send this order`,
  text: $localize`:@@status.unfulfillable.text:We are sorry: it sold out while you paid, or the same cart had been paid already. What you paid is being sent back to you in full.`,
  tone: 'returned',
};
