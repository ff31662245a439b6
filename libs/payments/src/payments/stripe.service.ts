import { Injectable, Logger } from '@nestjs/common';
import Stripe from 'stripe';
import { PaymentsSettings } from '../options/payments.settings';
import type { DisputeFact, Facts, RefundFact } from '../orders/facts';
import { API_VERSION } from './api-version';
import type { EventFilter } from './event-pattern';
import { disputeFact, paymentFact, REFUND_KEY, refundFact, sessionFact } from './stripe-facts';
import { verifiedEvent } from './stripe-event';
import { StripeBusyError, StripeRefusalError, StripeUnavailableError } from './stripe-fault';
import { StripeTraffic } from './stripe-traffic';

/** Of silence: Stripe answers within two seconds as a rule, and a second try must fit into a shopper's patience. */
const TIMEOUT_MS = 4_000;

/** Stripe's largest page; a session in payment mode has at most as many lines. */
const PAGE = 100;

/** Unix seconds of Stripe's clock, both included; to no end where none is named. */
export interface Period {
  readonly gte: number;
  readonly lte?: number;
}

/** The only place that talks to Stripe: its objects come in, facts go out. */
@Injectable()
export class StripeService {
  private readonly logger = new Logger('Stripe');
  private readonly stripe: Stripe;
  private readonly webhookSecrets: readonly string[];

  constructor(
    settings: PaymentsSettings,
    private readonly traffic: StripeTraffic,
  ) {
    const { secretKey, server, webhookSecrets } = settings.stripe;
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

  /** Makes a customer, once for the key. @throws StripeRefusalError, StripeUnavailableError */
  createCustomer(metadata: Stripe.MetadataParam, key: string): Promise<Stripe.Customer> {
    return this.ask(() => this.stripe.customers.create({ metadata }, { idempotencyKey: key }));
  }

  /** All that Stripe says now of the order that the session was made for. */
  async readFacts(
    sessionId: string,
    readSeq: number,
  ): Promise<Facts & { readonly owner: string | null }> {
    const session = await this.ask(() =>
      this.stripe.checkout.sessions.retrieve(sessionId, {
        // With the refunds that failed, which leave no trace in the charge's own sums.
        expand: ['line_items', 'payment_intent.latest_charge.refunds'],
      }),
    );
    const items = session.status === 'complete' ? await this.lineItems(session) : [];
    const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
    const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
    return {
      owner: session.client_reference_id,
      session: sessionFact(session, items, readSeq),
      ...(intent && { payment: paymentFact(intent, readSeq) }),
      refunds: intent?.status === 'succeeded' ? await this.refunds(intent, charge, readSeq) : [],
      disputes: intent && charge?.disputed ? await this.disputes(intent.id, readSeq) : [],
    };
  }

  /** Pages of the sessions made in that time, newest first, as Stripe lists them. @throws StripeUnavailableError */
  sessions(created: Period): AsyncGenerator<readonly Stripe.Checkout.Session[]> {
    return this.pages((page) => this.stripe.checkout.sessions.list({ created, ...page }));
  }

  /** The same with their payments. @throws StripeUnavailableError */
  sessionsWithPayments(created: Period): AsyncGenerator<readonly Stripe.Checkout.Session[]> {
    const query = { created, expand: ['data.payment_intent'] };
    return this.pages((page) => this.stripe.checkout.sessions.list({ ...query, ...page }));
  }

  /** Pages of the refunds made in that time, with what they give back. @throws StripeUnavailableError */
  refundsWithPayments(created: Period): AsyncGenerator<readonly Stripe.Refund[]> {
    const query = { created, expand: ['data.payment_intent'] };
    return this.pages((page) => this.stripe.refunds.list({ ...query, ...page }));
  }

  /** Pages of the disputes opened in that time, with what they are about. @throws StripeUnavailableError */
  disputesWithPayments(created: Period): AsyncGenerator<readonly Stripe.Dispute[]> {
    const query = { created, expand: ['data.payment_intent'] };
    return this.pages((page) => this.stripe.disputes.list({ ...query, ...page }));
  }

  /** Closes an open session; one that is closed already stays as it is. */
  async expireSession(sessionId: string): Promise<void> {
    try {
      await this.ask(() => this.stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      if (!(error instanceof StripeRefusalError)) throw error;
    }
  }

  /** Takes all of what is authorized. @throws StripeRefusalError, StripeUnavailableError */
  capturePayment(paymentIntentId: string, idempotencyKey: string): Promise<Stripe.PaymentIntent> {
    return this.ask(() =>
      this.stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey }),
    );
  }

  /** Lets go of what is authorized. @throws StripeRefusalError, StripeUnavailableError */
  cancelPayment(paymentIntentId: string, idempotencyKey: string): Promise<Stripe.PaymentIntent> {
    return this.ask(() =>
      this.stripe.paymentIntents.cancel(paymentIntentId, {}, { idempotencyKey }),
    );
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

  /** When the newest of the sessions made since then was made. @throws StripeUnavailableError */
  async newestSession(gte: number): Promise<number | undefined> {
    const query = { created: { gte }, limit: 1 };
    return (await this.ask(() => this.stripe.checkout.sessions.list(query))).data[0]?.created;
  }

  /** When the newest event since then was made, if there is one. @throws StripeUnavailableError */
  async newestEvent(gte: number, filter: EventFilter): Promise<number | undefined> {
    const query = { created: { gte }, ...filter, limit: 1 };
    return (await this.ask(() => this.stripe.events.list(query))).data[0]?.created;
  }

  /** Pages of the events of that time. @throws StripeUnavailableError */
  events(created: Period, filter: EventFilter): AsyncGenerator<readonly Stripe.Event[]> {
    return this.pages((page) => this.stripe.events.list({ created, ...filter, ...page }));
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

  /** The first few come with the session. */
  private async lineItems({ id, line_items: first }: Stripe.Checkout.Session) {
    if (first && !first.has_more) return first.data;
    const page = await this.ask(() =>
      this.stripe.checkout.sessions.listLineItems(id, { limit: PAGE }),
    );
    return page.data;
  }

  /** The first few come with the charge. */
  private async refunds(
    { id }: Stripe.PaymentIntent,
    charge: Stripe.Charge | null,
    readSeq: number,
  ): Promise<RefundFact[]> {
    if (charge?.refunds && !charge.refunds.has_more) {
      return charge.refunds.data.map((refund) => refundFact(refund, readSeq));
    }
    const refunds: RefundFact[] = [];
    for await (const found of this.pages((page) =>
      this.stripe.refunds.list({ payment_intent: id, ...page }),
    )) {
      refunds.push(...found.map((refund) => refundFact(refund, readSeq)));
    }
    return refunds;
  }

  private async disputes(paymentIntent: string, readSeq: number): Promise<DisputeFact[]> {
    const disputes: DisputeFact[] = [];
    for await (const found of this.pages((page) =>
      this.stripe.disputes.list({ payment_intent: paymentIntent, ...page }),
    )) {
      disputes.push(...found.map((dispute) => disputeFact(dispute, readSeq)));
    }
    return disputes;
  }

  /** All pages of a list, each asked for when the one before it is used up. */
  private async *pages<T extends { readonly id: string }>(
    list: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  ): AsyncGenerator<readonly T[]> {
    for (let page: Parameters<typeof list>[0] = { limit: PAGE }; ;) {
      const { data, has_more: hasMore } = await this.ask(() => list(page));
      yield data;
      const last = data.at(-1);
      if (!hasMore || !last) return;
      page = { limit: PAGE, starting_after: last.id };
    }
  }

  /** Stripe's errors are told apart by what is known after them. */
  private ask<T>(call: () => Promise<T>): Promise<T> {
    return this.traffic.carry(() =>
      call().catch((error: unknown) => {
        throw this.fault(error);
      }),
    );
  }

  private fault(error: unknown): Error {
    const { errors } = Stripe;
    if (!(error instanceof errors.StripeError)) return error as Error;
    if (
      error instanceof errors.StripeInvalidRequestError ||
      error instanceof errors.StripeCardError
    ) {
      const { param, requestId: stripeRequest } = error;
      return new StripeRefusalError(error.code ?? error.type, error, {
        ...(param && { param }),
        ...(stripeRequest && { stripeRequest }),
      });
    }
    if (
      error instanceof errors.StripeAuthenticationError ||
      error instanceof errors.StripePermissionError
    ) {
      // Nobody can buy until somebody acts. Stripe's own message shows part of the key, so it is kept out of the log.
      const refusal = `Stripe does not accept the secret key (${error.statusCode}); check it`;
      this.logger.error(refusal);
      return new StripeUnavailableError(new Error(refusal));
    }
    if (isBusy(error)) {
      const everybody = error.statusCode === 429 && error.code !== 'lock_timeout';
      return new StripeBusyError(error, retryAfterMs(error), everybody);
    }
    const repeatable =
      error instanceof errors.StripeConnectionError || error instanceof errors.StripeAPIError;
    return new StripeUnavailableError(error, { repeatable });
  }
}

function isBusy({ statusCode, code }: Stripe.errors.StripeError): boolean {
  return statusCode === 429 || (statusCode === 409 && code === 'idempotency_key_in_use');
}

function retryAfterMs({ headers }: Stripe.errors.StripeError): number {
  const seconds = Number(headers?.['retry-after'] ?? 0);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0;
}
