import type Stripe from 'stripe';

/** On the wire the SDK's Decimal is a plain text. */
export type Price = Omit<Stripe.Price, 'unit_amount_decimal'> & {
  unit_amount_decimal: string | null;
};

export type LineItem = Omit<Stripe.LineItem, 'price'> & { price: Price | null };

/** A line as it is kept: its price stands in a row of its own. */
export type LineRow = Omit<LineItem, 'price'> & { price: string };

/** What an event holds as plain data, whichever of the SDK's event types it is. */
export type EventRow = Omit<Stripe.EventBase, 'data'> & {
  data: { object: object; previous_attributes?: object };
};

/** What a session keeps beside what the API shows of it. */
export interface SessionContents {
  id: string;
  lines: LineRow[];
  /** Ids of the tax rates of each line and shipping rate that has any, by its id. */
  taxRates: Record<string, string[]>;
  payment: Stripe.Checkout.SessionCreateParams.PaymentIntentData;
  discount: { coupon: string; promotion_code: string | null } | null;
  /** The chosen shipping rate. */
  shipping: string | null;
}

/** Work that waits for the clock; `action` names an entry of the table of actions. */
export interface Timer {
  id: string;
  action: string;
  subject: string;
  /** Epoch seconds. */
  due: number;
}

/** What a payment method stands for, by the key of the table of instruments. */
export interface Instrument {
  id: string;
  key: string;
}

/** The checkout session that an intent belongs to. */
export interface IntentSession {
  id: string;
  session: string;
}

/** The first answer given to an idempotency key. */
export interface SavedAnswer {
  /** The idempotency key. */
  id: string;
  digest: string;
  status: number;
  /** Rows are never changed in place, so it stays what was sent. */
  body: object;
  request: string;
  created: number;
}

/** One try to bring an event to an endpoint. */
export interface DeliveryAttempt {
  /** Epoch seconds, by the emulator's clock. */
  at: number;
  request: {
    url: string;
    /** The header `Stripe-Signature`. */
    signature: string;
    /** Of the event in the body. */
    api_version: string;
    /** How many characters of the body were sent. */
    length: number;
  };
  duration_ms: number;
  /** HTTP status, or null when no answer came. */
  status: number | null;
  /** The start of the endpoint's answer, or why there was none. */
  response: string;
}

/** An event on its way to one endpoint. */
export interface Delivery {
  /** `<event id>:<endpoint id>`, numbered where the event was sent again. */
  id: string;
  event: string;
  endpoint: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: DeliveryAttempt[];
  /** Epoch seconds, null when no attempt is planned. */
  next_attempt_at: number | null;
  /** How often it is still sent although it was taken. */
  extra: number;
  /** The next attempt loses its end on the way. */
  truncated: boolean;
}

/** What the control API has decided about an API key. */
export interface KeyRule {
  /** The key. */
  id: string;
  revoked?: boolean;
  /** `read`, `write` or `none` by resource; without it a key may do everything. */
  permissions?: Readonly<Record<string, string>>;
}

/** What automatic tax comes to, once the control API has said so. */
export interface AutomaticTax {
  id: 'automatic_tax';
  percentage: number;
  /** Ids of its rates: on top of a price, and within it. */
  added: string;
  included: string;
}

export interface EndpointSecrets {
  id: string;
  secrets: { secret: string; expires_at: number | null }[];
}

/** Every kind of row: Stripe's own objects by their `object` name, then what only we keep. */
export interface Kinds {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  balance_transaction: Stripe.BalanceTransaction;
  customer: Stripe.Customer;
  deleted_customer: Stripe.DeletedCustomer;
  product: Stripe.Product;
  price: Price;
  event: EventRow;
  webhook_endpoint: Stripe.WebhookEndpoint;
  dispute: Stripe.Dispute;
  token: Stripe.Token;
  coupon: Stripe.Coupon;
  promotion_code: Stripe.PromotionCode;
  shipping_rate: Stripe.ShippingRate;
  tax_rate: Stripe.TaxRate;
  payout: Stripe.Payout;
  review: Stripe.Review;
  'radar.early_fraud_warning': Stripe.Radar.EarlyFraudWarning;
  session_contents: SessionContents;
  instrument: Instrument;
  intent_session: IntentSession;
  delivery: Delivery;
  endpoint_secrets: EndpointSecrets;
  saved_answer: SavedAnswer;
  timer: Timer;
  key_rule: KeyRule;
  automatic_tax: AutomaticTax;
  stray_event: EventRow;
}

export type Kind = keyof Kinds;
