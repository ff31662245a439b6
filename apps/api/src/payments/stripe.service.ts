import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import Stripe from 'stripe';
import type { Configuration } from '../config/configuration';
import type { DisputeFact, Facts, RefundFact } from '../orders/facts';
import { disputeFact, paymentFact, REFUND_KEY, refundFact, sessionFact } from './stripe-facts';
import { StripeRefusalError, StripeUnavailableError } from './stripe-fault';
import { EVENT_TYPES, verifiedEvent } from './stripe-event';

/** The version this code was written and tested for; the emulator and the webhook endpoint speak the same. */
const API_VERSION = '2026-10-28.endive';

/** Two tries and the pause fit into the 10 s that a shopper's request may take. */
const TIMEOUT_MS = 4_000;
const PAUSE_MS = 500;

/** Stripe's largest page; a session in payment mode has at most as many lines. */
const PAGE = 100;

/** The only place that talks to Stripe: its objects come in, facts go out. */
@Injectable()
export class StripeService {
  private readonly logger = new Logger('Stripe');
  private readonly stripe: Stripe;
  private readonly webhookSecrets: readonly string[];

  constructor(config: ConfigService<Configuration, true>) {
    const { secretKey, server, webhookSecrets } = config.get('stripe', { infer: true });
    this.webhookSecrets = webhookSecrets;
    this.stripe = new Stripe(secretKey, {
      apiVersion: API_VERSION,
      timeout: TIMEOUT_MS,
      maxNetworkRetries: 0,
      telemetry: false,
      appInfo: { name: 'Till' },
      ...(server && { ...server, protocol: 'http' }),
    });
  }

  /**
   * Makes the session, once for the key however often it is called.
   * @throws StripeRefusalError when Stripe never will, StripeUnavailableError when it is not known
   */
  async createSession(
    request: Stripe.Checkout.SessionCreateParams,
    idempotencyKey: string,
  ): Promise<Stripe.Checkout.Session> {
    return this.ask(() => this.stripe.checkout.sessions.create(request, { idempotencyKey }));
  }

  /** All that Stripe says now of the order that the session was made for. */
  async readFacts(
    sessionId: string,
    readSeq: number,
  ): Promise<Facts & { readonly owner: string | null }> {
    const session = await this.ask(() =>
      this.stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['payment_intent.latest_charge'],
      }),
    );
    const items = session.status === 'complete' ? await this.lineItems(sessionId) : [];
    const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
    const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
    return {
      owner: session.client_reference_id,
      session: sessionFact(session, items, readSeq),
      ...(intent && { payment: paymentFact(intent, readSeq) }),
      // A refund that failed leaves no trace in the charge, so the charge's own sum is not asked.
      refunds: intent?.status === 'succeeded' ? await this.refunds(intent.id, readSeq) : [],
      disputes: intent && charge?.disputed ? await this.disputes(intent.id, readSeq) : [],
    };
  }

  /** The session made for the order, when its answer got lost. @param created Unix seconds it was made in */
  async findSession(
    orderId: string,
    created: { readonly gte: number; readonly lte: number },
  ): Promise<Stripe.Checkout.Session | undefined> {
    const sessions = this.all((after) =>
      this.stripe.checkout.sessions.list({ created, limit: PAGE, ...after }),
    );
    for await (const session of sessions) {
      if (session.client_reference_id === orderId) return session;
    }
    return undefined;
  }

  /** Closes an open session; one that is closed already stays as it is. */
  async expireSession(sessionId: string): Promise<void> {
    try {
      await this.ask(() => this.stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
    }
  }

  /** @throws StripeRefusalError, StripeUnavailableError */
  createRefund(
    paymentIntent: string,
    { amount, stripeKey }: { readonly amount: number; readonly stripeKey: string },
  ): Promise<Stripe.Refund> {
    return this.ask(() =>
      this.stripe.refunds.create(
        { payment_intent: paymentIntent, amount, metadata: { [REFUND_KEY]: stripeKey } },
        { idempotencyKey: stripeKey },
      ),
    );
  }

  /**
   * Of the types that an order has facts of, newest first, as Stripe lists them.
   * @param since Unix seconds
   * @throws StripeUnavailableError
   */
  eventsSince(since: number): AsyncGenerator<Stripe.Event> {
    const query = { created: { gte: since }, types: [...EVENT_TYPES], limit: PAGE };
    return this.all((after) => this.stripe.events.list({ ...query, ...after }));
  }

  /** Metadata of the payment that a charge, a refund or a dispute belongs to; undefined for one Stripe lacks. */
  async paymentMetadata(paymentIntentId: string): Promise<Stripe.Metadata | undefined> {
    try {
      return (await this.ask(() => this.stripe.paymentIntents.retrieve(paymentIntentId))).metadata;
    } catch (error) {
      if (error instanceof StripeRefusalError) return undefined;
      throw error;
    }
  }

  /** @throws ProblemException signature_invalid, signature_expired or event_invalid */
  verify(body: Buffer | undefined, signature: string | undefined): Stripe.Event {
    const { signature: check } = Stripe.webhooks;
    return verifiedEvent(body, signature, (payload, header) =>
      this.webhookSecrets.some((secret) => {
        try {
          return check?.verifyHeader(payload, header, secret, 0) ?? false;
        } catch (error) {
          if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
          throw error;
        }
      }),
    );
  }

  private async lineItems(sessionId: string): Promise<readonly Stripe.LineItem[]> {
    const page = await this.ask(() =>
      this.stripe.checkout.sessions.listLineItems(sessionId, { limit: PAGE }),
    );
    return page.data;
  }

  private async refunds(paymentIntent: string, readSeq: number): Promise<RefundFact[]> {
    const query = { payment_intent: paymentIntent, limit: PAGE };
    const refunds: RefundFact[] = [];
    for await (const refund of this.all((after) =>
      this.stripe.refunds.list({ ...query, ...after }),
    )) {
      refunds.push(refundFact(refund, readSeq));
    }
    return refunds;
  }

  private async disputes(paymentIntent: string, readSeq: number): Promise<DisputeFact[]> {
    const query = { payment_intent: paymentIntent, limit: PAGE };
    const disputes: DisputeFact[] = [];
    for await (const dispute of this.all((after) =>
      this.stripe.disputes.list({ ...query, ...after }),
    )) {
      disputes.push(disputeFact(dispute, readSeq));
    }
    return disputes;
  }

  /** All pages of a list, each asked for when the one before it is used up. */
  private async *all<T extends { readonly id: string }>(
    list: (after: { readonly starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  ): AsyncGenerator<T> {
    for (let after = {}; ;) {
      const page = await this.ask(() => list(after));
      yield* page.data;
      const last = page.data.at(-1);
      if (!page.has_more || !last) return;
      after = { starting_after: last.id };
    }
  }

  /** One retry of ours, and Stripe's errors told apart by what is known after them. */
  private async ask<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await inTime(call());
    } catch (first) {
      if (!isWorthRetrying(first)) throw this.fault(first);
      await wait(PAUSE_MS * (0.5 + Math.random()));
      return inTime(call()).catch((second: unknown) => {
        throw this.fault(second);
      });
    }
  }

  private fault(error: unknown): Error {
    const { errors } = Stripe;
    if (!(error instanceof errors.StripeError)) return error as Error;
    if (
      error instanceof errors.StripeInvalidRequestError ||
      error instanceof errors.StripeCardError
    ) {
      return new StripeRefusalError(error.code ?? error.type, error);
    }
    if (
      error instanceof errors.StripeAuthenticationError ||
      error instanceof errors.StripePermissionError
    ) {
      // Nobody can buy until somebody acts. The error's own message shows part of the key.
      this.logger.error(`Stripe does not accept the secret key (${error.statusCode}); check it`);
    }
    return new StripeUnavailableError(error);
  }
}

/** The SDK's own limit is one of silence: an answer that trickles would never end. */
async function inTime<T>(call: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const { signal } = answered;
  const late = wait(TIMEOUT_MS + 250, undefined, { signal }).then(() => {
    throw new Stripe.errors.StripeConnectionError({ message: 'No whole answer in time' });
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    late.catch(() => undefined);
    answered.abort();
  }
}

function isWorthRetrying(error: unknown): boolean {
  const { StripeConnectionError, StripeAPIError } = Stripe.errors;
  return error instanceof StripeConnectionError || error instanceof StripeAPIError;
}
