/** Stripe's objects, as far as the checks read them. Amounts are minor units. */
export interface Line {
  readonly id: string;
  readonly quantity: number;
  readonly amount_subtotal: number;
}

export interface Session {
  readonly id: string;
  readonly status: 'open' | 'complete' | 'expired';
  readonly payment_status: string;
  readonly currency: string;
  readonly amount_total: number;
  readonly livemode: boolean;
  readonly client_reference_id: string | null;
  readonly payment_intent: string | null;
  readonly lines: readonly Line[];
}

export interface Intent {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly amount_received: number;
  readonly last_payment_error: object | null;
}

export interface Refund {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly payment_intent: string;
}

export interface Dispute {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly amount: number;
  readonly payment_intent: string;
}

export interface Delivery {
  readonly event: string;
  readonly state: string;
  readonly attempts: readonly { readonly status: number | null }[];
}

export interface Books {
  readonly currencies: Readonly<
    Record<
      string,
      {
        readonly captured: number;
        readonly refunded: number;
        readonly refund_failed: number;
        readonly disputed: number;
        readonly dispute_reinstated: number;
      }
    >
  >;
}
