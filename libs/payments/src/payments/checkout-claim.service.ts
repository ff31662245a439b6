import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CreateCheckoutSession } from '@till/shared-types';
import { Stock } from '../catalog/stock';
import { PaymentsSettings } from '../options/payments.settings';
import type { Transaction } from '../database/connection';
import { DatabaseService } from '../database/database.service';
import { FactsRepository } from '../orders/facts.repository';
import type { StoredOrder } from '../orders/order';
import { OrderTokenService } from '../orders/order-token.service';
import { OrdersRepository } from '../orders/orders.repository';
import { ProblemException } from '../problems/problem.exception';
import { AttemptsRepository } from './attempts.repository';
import type { CheckoutCommand } from './checkout-command';
import { refused } from './checkout-refusal';
import { CheckoutRequestsRepository } from './checkout-requests.repository';
import { OrderDraftService } from './order-draft.service';
import type { PricedCart } from './priced-cart';

/** What is to be done next for the request. */
export type CheckoutStep =
  /** The cart is needed at the catalogue's prices. */
  | { readonly kind: 'price' }
  /** There is an answer. */
  | { readonly kind: 'replay'; readonly orderId: string }
  /** The caller has the lease: make the session. */
  | { readonly kind: 'open'; readonly orderId: string }
  /** The cart has changed: close its older session first. */
  | { readonly kind: 'supersede'; readonly orderId: string }
  /** Somebody else is making the session just now. */
  | { readonly kind: 'wait' };

/** A session this close to its end is not offered again. */
const LAST_SECONDS = 60;

/** Decides, in one transaction, which order a request is about: an existing one or a new one with its stock held. */
@Injectable()
export class CheckoutClaimService {
  constructor(
    private readonly database: DatabaseService,
    private readonly requests: CheckoutRequestsRepository,
    private readonly attempts: AttemptsRepository,
    private readonly orders: OrdersRepository,
    private readonly facts: FactsRepository,
    private readonly stock: Stock,
    private readonly drafts: OrderDraftService,
    private readonly tokens: OrderTokenService,
    private readonly settings: PaymentsSettings,
  ) {}

  /**
   * @param cart at the catalogue's prices, once a `price` step asked for it
   * @throws ProblemException idempotency_key_reused, cart_paid, out_of_stock, rate_limited, or the answer of a
   * request that Stripe refused
   */
  claim(command: CheckoutCommand, cart: PricedCart | undefined): Promise<CheckoutStep> {
    return this.database.transaction(async (tx) => {
      await this.requests.lockScope(tx, command.scope);
      const known = await this.requests.find(tx, command);
      if (known) {
        if (known.fingerprint !== command.fingerprint) {
          throw new ProblemException(
            'idempotency_key_reused',
            'This Idempotency-Key was used for another request.',
          );
        }
        const step = await this.stepOf(tx, known.orderId);
        if (step) return step;
        await this.requests.forget(tx, command);
      }
      if (!cart) return { kind: 'price' };
      const previous = command.cartHash && (await this.orders.latestOfCart(tx, command.cartHash));
      const step = previous ? await this.stepAfter(tx, previous, command, cart) : undefined;
      return step ?? this.begin(tx, command, cart);
    });
  }

  /**
   * The order that the request's key, or its cart, stands for: has it an answer, or who is to get it?
   * @returns undefined when Stripe never heard of the order, so that the request may begin anew
   */
  private async stepOf(tx: Transaction, orderId: string): Promise<CheckoutStep | undefined> {
    const attempt = await this.attempts.find(tx, orderId);
    if (!attempt || attempt.state === 'done') return { kind: 'replay', orderId };
    if (attempt.refusal) throw refused(attempt.refusal);
    if (attempt.state === 'refused') return undefined;
    if (attempt.leased) return { kind: 'wait' };
    await this.attempts.lease(tx, orderId);
    return { kind: 'open', orderId };
  }

  /** What the cart's newest order means for a new request; undefined when it is over and done with. */
  private async stepAfter(
    tx: Transaction,
    order: StoredOrder,
    command: CheckoutCommand,
    cart: PricedCart,
  ): Promise<CheckoutStep | undefined> {
    if (['expired', 'canceled', 'failed'].includes(order.status)) return undefined;
    if (order.status !== 'pending') {
      const { number } = order;
      throw new ProblemException('cart_paid', 'This cart has been paid already.', {
        order: { number, token: this.tokens.tokenOf(order.id) },
      });
    }
    if (order.contentHash === cart.contentHash && !(await this.isEnding(tx, order.id))) {
      await this.requests.insert(tx, { ...command, orderId: order.id });
      return this.stepOf(tx, order.id);
    }
    await this.checkLimit(tx, command.visitorHash);
    const attempt = await this.attempts.find(tx, order.id);
    if (attempt?.state === 'open') {
      if (attempt.leased) return { kind: 'wait' };
      await this.attempts.lease(tx, order.id);
    }
    return { kind: 'supersede', orderId: order.id };
  }

  private async isEnding(tx: Transaction, orderId: string): Promise<boolean> {
    const { session } = await this.facts.read(tx, orderId);
    return session !== undefined && session.expiresAt - LAST_SECONDS < Date.now() / 1000;
  }

  /** A new order, its stock held, its attempt leased to the caller: all of it or nothing. */
  private async begin(
    tx: Transaction,
    command: CheckoutCommand,
    cart: PricedCart,
  ): Promise<CheckoutStep> {
    await this.checkLimit(tx, command.visitorHash);
    const orderId = randomUUID();
    await this.orders.insert(tx, this.drafts.draft(orderId, command, cart));
    await this.hold(tx, orderId, cart, command.request);
    await this.attempts.open(tx, orderId);
    await this.requests.insert(tx, { ...command, orderId });
    return { kind: 'open', orderId };
  }

  private async checkLimit(tx: Transaction, visitorHash: string): Promise<void> {
    const { checkoutLimit } = this.settings.shop;
    if (checkoutLimit === undefined) return;
    await this.requests.lockScope(tx, visitorHash);
    if ((await this.orders.recentOf(tx, visitorHash)) >= checkoutLimit) {
      throw new ProblemException('rate_limited', 'Too many checkouts. Try again in a minute.', {
        retryAfterSeconds: 60,
      });
    }
  }

  private async hold(
    tx: Transaction,
    orderId: string,
    { lines }: PricedCart,
    { products }: CreateCheckoutSession,
  ): Promise<void> {
    const shortages = await this.stock.reserve(tx, orderId, lines);
    if (shortages.length === 0) return;
    const detail = 'There are not that many left.';
    throw new ProblemException('out_of_stock', detail, {
      errors: shortages.map(({ productId, available }) => ({
        pointer: `/products/${products.findIndex(({ id }) => id === productId)}/quantity`,
        code: 'out_of_stock',
        detail,
        available,
      })),
    });
  }
}
