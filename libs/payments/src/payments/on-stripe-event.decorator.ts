import type Stripe from 'stripe';
import { handlerKind } from '../jobs/handler.decorator';
import type { HandlerOptions } from '../jobs/handler.discovery';

type EventType = Stripe.Event['type'];

/** `charge.dispute.created` is in `charge.*` and in `charge.dispute.*`. */
type GroupOf<T extends string> = T extends `${infer Head}.${infer Tail}`
  ? `${Head}.*` | `${Head}.${GroupOf<Tail>}`
  : never;

/** A type of Stripe's events, a group of them such as `invoice.*`, or all: `*`. */
export type EventPattern = EventType | GroupOf<EventType> | '*';

type EventOf<P extends EventPattern> = P extends '*'
  ? Stripe.Event
  : P extends `${infer Group}.*`
    ? Extract<Stripe.Event, { type: `${Group}.${string}` }>
    : Extract<Stripe.Event, { type: P }>;

/** What a handler of Stripe's events is told. */
export interface ReactionTo<E extends Stripe.Event> {
  /** As Stripe sent it, but for the addresses and secrets that open a payment page or an order. */
  readonly event: E;
  /** The account's `shop.id`. */
  readonly shopId: string;
  /** The order it is about, settled by then; null for what concerns no order of this shop. */
  readonly orderId: string | null;
  /** The same at each try, and no other handler's: pass it on to whatever is called. */
  readonly idempotencyKey: string;
}

/** The event has the type that the decorator names: `StripeReaction<'charge.dispute.created'>`. */
export type StripeReaction<P extends EventPattern = '*'> = ReactionTo<EventOf<P>>;

export interface ReactionOptions extends HandlerOptions {
  /** Also what is about payments that this shop did not take, on an account that others use as well. */
  readonly foreign?: boolean;
}

export interface OnStripeEventOptions extends ReactionOptions {
  readonly patterns: readonly EventPattern[];
}

export const ON_STRIPE_EVENT = handlerKind<OnStripeEventOptions>('@OnStripeEvent');

type Handler<P extends EventPattern> = (reaction: StripeReaction<P>) => Promise<void>;

/**
 * Calls the provider's method once per event of the type, in a job, after the event was verified and stored and the
 * order it is about was settled. It is tried again when it throws, up to 20 times in a quarter of an hour, and so it must
 * stand being called twice: pass `idempotencyKey` on. It holds up neither the order nor another handler.
 * @param options `name` under which it is stored, `required` to fail the start when no module provides the class,
 * `foreign` to be told of other programs' payments too
 */
export function OnStripeEvent<P extends EventPattern>(
  pattern: P | readonly P[],
  options: ReactionOptions = {},
): <H extends Handler<P>>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void {
  const patterns = typeof pattern === 'string' ? [pattern] : pattern;
  return (target, method, { value }) => {
    if (value) ON_STRIPE_EVENT.mark(target, method, value, { ...options, patterns });
  };
}
