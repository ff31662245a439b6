import type { ArmedFault } from '../machine/shop-process';

export interface Line {
  readonly id: string;
  readonly quantity: number;
}

export type Payment =
  | 'card'
  | 'declined first'
  | 'disputed'
  | 'inquiry'
  | 'refund pends'
  | 'refund fails'
  | 'debit'
  | 'slow debit'
  | 'refused debit'
  /** Leaves the payment page open for ever. */
  | 'none'
  /** The session is closed at Stripe. */
  | 'expired';

export interface Refund {
  /** A buyer's bank takes back all by a dispute. */
  readonly by: 'shop' | 'dashboard' | 'bank';
  /** Of what was paid. */
  readonly percent: number;
  /** From just before it on, until the faults end, Stripe answers no question about sessions, or no event arrives. */
  readonly during?: 'silence' | 'lost events';
}

/** What one person does, from the cart to the refund. */
export interface Shopper {
  readonly startsAfterMs: number;
  readonly currency: 'inr' | 'eur';
  readonly lines: readonly Line[];
  /** Tabs that check the same cart out at once, each with a key of its own. */
  readonly tabs: number;
  /** Each request is sent twice at once, under the same key. */
  readonly twice: boolean;
  /** How often a request that failed is sent again. */
  readonly patience: number;
  /** The cart as it is changed to after a session was had. */
  readonly change?: readonly Line[];
  /** Pays the first session while the cart is changed. */
  readonly races: boolean;
  readonly payment: Payment;
  /** How often the order page is looked at afterwards. */
  readonly looks: number;
  /** All of them at once. */
  readonly refunds: readonly Refund[];
}

/** A call that Stripe applies long after the shop has given it up. */
export interface LateCall {
  readonly lines: readonly Line[];
  /** Somebody has bought the cart again by then. */
  readonly boughtAgain: boolean;
  /** It is not the shop's call but another program's, with other amounts. */
  readonly altered: boolean;
}

/** A fault that the emulator is to make: see its control API. */
export type EmulatorFault = Readonly<Record<string, string | number | object>>;

/** Everything that a run does, so that the same plan can be tried again. */
export interface Plan {
  /** Shown where the run fails. */
  readonly name: string;
  /** Arguments that replay it. */
  readonly replay: string;
  readonly shoppers: readonly Shopper[];
  readonly lateCall?: LateCall;
  readonly faults: readonly ArmedFault[];
  readonly emulatorFaults: readonly EmulatorFault[];
  /** Settings of the emulator's torture mode. */
  readonly torture: Readonly<Record<string, string | number | boolean>>;
  /** Fails where one of the faults never happened. */
  readonly mustHappen: boolean;
}
