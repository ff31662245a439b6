/** An answer to `POST /api/create-checkout-session`. */
export interface CheckoutAnswer {
  readonly cartId: string;
  readonly key: string;
  readonly body: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly code?: string;
  readonly session?: {
    readonly id: string;
    readonly order: { readonly number: string; readonly token: string };
  };
}

/** What an order page said, and what Stripe said of its session just after. */
export interface PageView {
  readonly sessionId: string;
  readonly status: string;
  readonly truth: { readonly status: string; readonly payment_status: string };
}

export interface RefundAnswer {
  readonly orderNumber: string;
  /** undefined where it was done */
  readonly refusal: string | undefined;
}

/** What people outside the shop saw of it, for the checks. */
export class Witness {
  readonly checkouts: CheckoutAnswer[] = [];
  readonly views: PageView[] = [];
  readonly refunds: RefundAnswer[] = [];
  /** Answers of 500 and such, which no outage excuses. */
  readonly broken: string[] = [];
  /** Ends of the shop that nobody asked for. */
  readonly deaths: string[] = [];
  /** Crash points at which a fault happened. */
  readonly happened: string[] = [];
}
