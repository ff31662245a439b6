import type { PaymentStatus } from '@till/shared-types';

export interface StatusText {
  readonly title: string;
  readonly text: string;
  /** How it is drawn: under way, good, at rest. */
  readonly tone: 'waiting' | 'good' | 'neutral';
  /** Whether the cart is still there to try again with. */
  readonly canRetry?: boolean;
}

export const statusTexts = {
  pending: {
    title: 'Confirming your payment',
    text: 'We are asking Stripe how your payment went. This takes a few seconds, and the page changes by itself.',
    tone: 'waiting',
  },
  processing: {
    title: 'Your bank is confirming',
    text: 'The order is placed. Some ways to pay take a while, up to a few days; there is nothing more for you to do.',
    tone: 'waiting',
  },
  authorized: {
    title: 'Your order is placed',
    text: 'The amount is set aside on your card and taken when the order is sent.',
    tone: 'good',
  },
  paid: {
    title: 'Thank you, it is paid',
    text: 'Your order is with us. Keep this page: it always shows where things stand.',
    tone: 'good',
  },
  partially_refunded: {
    title: 'Part of it was refunded',
    text: 'Some of what you paid is on its way back to you. Banks take up to ten days to show it.',
    tone: 'neutral',
  },
  refunded: {
    title: 'Your money is on its way back',
    text: 'This order was refunded in full. Banks take up to ten days to show it.',
    tone: 'neutral',
  },
  disputed: {
    title: 'The payment is being looked into',
    text: 'Your bank has asked about this payment. It will tell you when that is decided.',
    tone: 'neutral',
  },
  charged_back: {
    title: 'Your bank returned the payment',
    text: 'The amount was given back to you through your bank, so this order is closed.',
    tone: 'neutral',
  },
  review: {
    title: 'A person is checking this order',
    text: 'Something about the payment needs a closer look. You need not pay again; this page will say what came of it.',
    tone: 'waiting',
  },
  failed: {
    title: 'The payment did not go through',
    text: 'It was declined, so nothing was taken. Your cart is kept, to try again or to pay another way.',
    tone: 'neutral',
    canRetry: true,
  },
  expired: {
    title: 'The time to pay ran out',
    text: 'Nothing was taken. Your cart is kept, and checking out again takes a moment.',
    tone: 'neutral',
    canRetry: true,
  },
  canceled: {
    title: 'This order was not paid',
    text: 'Checkout was left, or the cart was changed afterwards. Nothing was taken for this order.',
    tone: 'neutral',
    canRetry: true,
  },
} as const satisfies Record<PaymentStatus, StatusText>;

/** Stripe's page is still open for this order, so the shopper has simply not paid yet. */
export const unpaid: StatusText = {
  title: 'Not paid yet',
  text: 'The order is waiting for you on Stripe’s page. If you have just paid, this page will say so in a moment.',
  tone: 'waiting',
};

/** Long enough that a person starts to wonder. */
export const slow: StatusText = {
  title: 'Still confirming your payment',
  text: 'It is taking longer than usual. You need not pay again or stay here: keep this page’s address, it will show how it went.',
  tone: 'waiting',
};

/** Paid, but the stock went to somebody else in the meantime, or the same cart was paid before. */
export const unfulfillable: StatusText = {
  title: 'We cannot send this order',
  text: 'We are sorry: it sold out while you paid, or the same cart had been paid already. What you paid is being sent back to you in full.',
  tone: 'neutral',
};
