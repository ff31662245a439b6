/** How the shop's books and Stripe's can differ, and what is to be done about it. */
export const breakKinds = {
  'paid-no-order':
    'Stripe took money for an order that is not here. Restore the order from a backup, or refund the payment in Stripe’s dashboard.',
  'orphan-session':
    'Stripe has a session that no order knows. --fix closes it where its order has another; else expire it in Stripe’s dashboard, or refund it there if it was paid.',
  'session-missing': 'The order does not know its session. --fix reads it.',
  'session-unknown':
    'Stripe does not know the session of the order, as after a change of keys. --fix closes the order.',
  'order-no-payment':
    'The order counts as paid, but Stripe took no money for it. Do not deliver; check keys and SHOP_ID.',
  status: 'The order is not where Stripe is. --fix reads it again.',
  amount:
    'The amounts differ. --fix reads Stripe again; if Stripe sold something else than was agreed, the order needs a person.',
  currency:
    'The currencies differ. --fix reads Stripe again; if Stripe sold in another currency, the order needs a person.',
  mode: 'The session is of the other mode: test and live are mixed up. Check the keys.',
  'duplicate-payment':
    'Two orders of one cart were paid and kept. Refund one: npm run refund -- NUMBER',
  'two-sessions-paid':
    'The order was paid twice, by two sessions. Refund the payment that is not the order’s in Stripe’s dashboard.',
  'paid-unfulfilled':
    'The order is paid, but neither fulfilled nor refunded. --fix tries again; else: npm run refund -- NUMBER',
  'fulfilled-unpaid':
    'The order is fulfilled, but was never paid. A person has to stop the delivery.',
  'refund-missing': 'Stripe made a refund that the order does not know. --fix reads it.',
  'refund-unknown': 'The order has a refund that Stripe does not. Check keys and SHOP_ID.',
  'refund-unmade':
    'A refund was asked for and Stripe has not made it. Ask again: npm run refund -- NUMBER --request NAME',
  'refund-duplicate':
    'Stripe made one refund twice. Settle it with the buyer; the second cannot be taken back.',
  'over-refund': 'More was refunded than was paid. Settle it with the buyer.',
  'dispute-missing': 'The order does not know of a dispute. --fix reads it; answer it at Stripe.',
  'dispute-unknown': 'The order has a dispute that Stripe does not. Check keys and SHOP_ID.',
} as const satisfies Record<string, string>;

export type BreakKind = keyof typeof breakKinds;

/** What the shop can do about a break by itself. */
export type Repair =
  | { readonly kind: 'settle'; readonly orderId: string; readonly sessionId?: string }
  | { readonly kind: 'expire'; readonly sessionId: string };

export interface Break {
  readonly kind: BreakKind;
  readonly orderId: string;
  /** Stripe's id of the object, or ours of the order where there is none. */
  readonly object: string;
  readonly here: string;
  readonly atStripe: string;
  /** When the youngest of what is compared came to be; Unix seconds. */
  readonly at: number;
  readonly repair?: Repair;
}
