/** Rows of the shop's database, as far as the checks read them. Amounts are minor units. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly cart_hash: string | null;
  readonly status: string;
  readonly fulfilment: 'unfulfilled' | 'fulfilled' | 'unfulfillable';
  readonly snapshot: {
    readonly lines: readonly {
      readonly productId: string;
      readonly quantity: number;
      readonly total: { readonly amount: number };
    }[];
    readonly subtotal: { readonly amount: number; readonly currency: string };
  };
  readonly attempt: 'open' | 'done' | 'refused' | null;
}

interface FactRow {
  readonly id: string;
  readonly order_id: string;
  readonly status: string;
  readonly currency: string;
}

export interface SessionFactRow extends FactRow {
  readonly payment_status: string;
  readonly amount_total: number;
}

export interface PaymentFactRow extends FactRow {
  readonly amount_received: number;
}

export interface RefundFactRow extends FactRow {
  readonly amount: number;
  readonly request_key: string | null;
}

export interface DisputeFactRow extends FactRow {
  readonly amount: number;
}

export interface HoldRow {
  readonly order_id: string;
  readonly product_id: string;
  readonly quantity: number;
  readonly state: 'reserved' | 'committed' | 'released';
}

export interface StockRow {
  readonly product_id: string;
  readonly on_hand: number;
  readonly reserved: number;
  readonly sold: number;
}

export interface EffectRow {
  readonly order_id: string;
  readonly name: string;
  readonly state: string;
  readonly last_error: string | null;
}

export interface InboxRow {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly reason: string | null;
}

export interface RefundRequestRow {
  readonly order_id: string;
  readonly stripe_key: string;
  readonly name: string;
  readonly amount: number;
  readonly refused: boolean;
}

type Values = Readonly<Record<string, string | number | null>>;

export interface HistoryRow {
  readonly fact: string;
  readonly id: string;
  readonly old: Values;
  readonly new: Values;
}

export interface JobRow {
  readonly name: string;
  readonly state: string;
  readonly data: object;
  readonly output: object | null;
}
