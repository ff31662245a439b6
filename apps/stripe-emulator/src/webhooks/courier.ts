import type { Account } from '../account/account';
import { deliveriesOf, deliveryId } from '../account/deliveries';
import type { Delivery, DeliveryAttempt, EventRow } from '../account/kinds';
import { eventOf, payloadOf } from './attempts';
import { nextAttempt } from './backoff';
import { activeSecrets, listensTo } from './endpoints';
import { post } from './post';
import { signatureHeader } from './signature';
import type { Fate, Torture } from './torture';

const unharmed: Fate = { dropped: false, truncated: false, extra: 0, delaySeconds: 0 };

/** Brings events to the endpoints that listen to them, until they are taken or given up. */
export class Courier {
  readonly #tried = new Map<string, (() => void)[]>();

  constructor(
    private readonly account: Account,
    torture: Torture,
  ) {
    account.distortion = torture;
    account.onEvent = (event) => {
      for (const stray of torture.strays(event)) {
        this.#send(account.store.put('stray_event', stray), () => torture.fate());
      }
      return this.#send(event, () => torture.fate());
    };
  }

  /** Takes up what was under way when the process last ended. */
  resume(): void {
    for (const delivery of this.account.store.all('delivery')) this.#plan(delivery);
  }

  /** Sends an event again to every endpoint that listens now; what is under way goes on beside it. */
  resend(event: EventRow): number {
    return this.#send(event, () => unharmed);
  }

  /** Resolves when each endpoint of the event was tried once, or when the time is over. */
  async tried(event: string, timeoutMs: number): Promise<void> {
    const open = this.account.store
      .all('webhook_endpoint')
      .flatMap((endpoint) => deliveriesOf(this.account.store, event, endpoint.id))
      .filter(({ state, attempts }) => state === 'pending' && attempts.length === 0);
    await Promise.all(open.map(({ id }) => this.#firstAttempt(id, timeoutMs)));
  }

  #firstAttempt(id: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#tried.set(id, [...(this.#tried.get(id) ?? []), done]);
    });
  }

  #send(event: EventRow, fateOf: () => Fate): number {
    const endpoints = this.account.store
      .all('webhook_endpoint')
      .filter((endpoint) => listensTo(endpoint, event));
    for (const endpoint of endpoints) {
      const fate = fateOf();
      const earlier = deliveriesOf(this.account.store, event.id, endpoint.id).length;
      this.#plan(
        this.account.store.put('delivery', {
          id: deliveryId(event.id, endpoint.id, earlier),
          event: event.id,
          endpoint: endpoint.id,
          state: fate.dropped ? 'failed' : 'pending',
          attempts: [],
          next_attempt_at: fate.dropped ? null : this.account.now + fate.delaySeconds,
          extra: fate.extra,
          truncated: fate.truncated,
        }),
      );
    }
    return endpoints.length;
  }

  #plan(delivery: Delivery): void {
    const { id, next_attempt_at: due } = delivery;
    if (due === null) return;
    this.account.agenda.at(due * 1000, () => this.#attempt(id, due));
  }

  async #attempt(id: string, due: number): Promise<void> {
    const delivery = this.account.store.get('delivery', id);
    if (!delivery || delivery.state !== 'pending' || delivery.next_attempt_at !== due) return;
    const event = eventOf(this.account, delivery);
    const endpoint = this.account.store.get('webhook_endpoint', delivery.endpoint);
    if (!event || !endpoint) return;
    const version = endpoint.api_version ?? this.account.apiVersion;
    const payload = payloadOf(event, version);
    const sent = delivery.truncated ? payload.slice(0, payload.length / 2) : payload;
    const at = this.account.now;
    const signature = signatureHeader(payload, activeSecrets(this.account, endpoint.id), at);
    const { url } = endpoint;
    const request = { url, signature, api_version: version, length: sent.length };
    const started = performance.now();
    const answer = await post(url, sent, { 'Stripe-Signature': signature });
    const duration_ms = Math.round(performance.now() - started);
    this.#conclude(id, { at, request, duration_ms, ...answer });
  }

  #conclude(id: string, attempt: DeliveryAttempt): void {
    const { store, now } = this.account;
    const delivery = store.get('delivery', id);
    if (!delivery) return;
    const attempts = [...delivery.attempts, attempt];
    const taken = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const again = taken && delivery.extra > 0;
    const next = again ? now : taken ? null : nextAttempt(attempts, now);
    const updated: Delivery = {
      ...delivery,
      attempts,
      state: next !== null ? 'pending' : taken ? 'delivered' : 'failed',
      next_attempt_at: next,
      extra: again ? delivery.extra - 1 : delivery.extra,
      truncated: false,
    };
    store.transaction(() => store.put('delivery', updated));
    this.#plan(updated);
    for (const done of this.#tried.get(id) ?? []) done();
    this.#tried.delete(id);
  }
}
