import type Stripe from 'stripe';
import type { Agenda } from './agenda';
import { earlierValues } from './changes';
import type { Clock } from './clock';
import type { Ids } from './ids';
import type { EventRow, Timer } from './kinds';
import type { Store } from './store';

/** The API request that is being worked on; events name it as their cause. */
export interface RequestCause {
  id: string | null;
  idempotency_key: string | null;
}

export type TimerAction = (account: Account, subject: string) => void;

/** What the account's owner has set. */
export interface AccountProfile {
  /** The version that applies where a request or an endpoint names none. */
  apiVersion: string;
  businessName: string;
}

/** The emulated Stripe account: its rows, its time, and the events it has recorded. */
export class Account {
  /** Where the emulator is reached, such as http://localhost:12111; known once it listens. */
  origin = '';
  cause: RequestCause = { id: null, idempotency_key: null };
  /** Called inside the transaction for every event that is recorded. */
  onEvent: (event: EventRow) => number = () => 0;
  /** Whether an event is never generated, and the stamp it gets; for tests of what events cannot promise. */
  distortion = { swallows: (): boolean => false, stamp: (now: number): number => now };
  #actions: Readonly<Record<string, TimerAction>> = {};

  constructor(
    readonly store: Store,
    readonly ids: Ids,
    readonly clock: Clock,
    readonly agenda: Agenda,
    private readonly profile: AccountProfile,
  ) {}

  get apiVersion(): string {
    return this.profile.apiVersion;
  }

  get businessName(): string {
    return this.profile.businessName;
  }

  /** Epoch seconds. */
  get now(): number {
    return this.clock.now;
  }

  /** Records an event about the object as it is now. @param before the object, or some of it, as it was */
  record(type: Stripe.Event.Type, object: object, before: object = {}): EventRow {
    const previous = earlierValues(before, object);
    const event: EventRow = {
      id: this.ids.next('evt_1', 23),
      object: 'event',
      api_version: this.apiVersion,
      created: this.distortion.stamp(this.now),
      data: { object, ...(previous ? { previous_attributes: previous } : {}) },
      livemode: false,
      pending_webhooks: 0,
      request: this.cause,
      type,
    };
    if (this.distortion.swallows()) return event;
    return this.store.put('event', { ...event, pending_webhooks: this.onEvent(event) });
  }

  /** Does `action` to `subject` once the clock reaches `due` (epoch seconds), also after a restart. */
  schedule(action: string, subject: string, due: number): void {
    const id = timerId(action, subject);
    this.#await(this.store.put('timer', { id, action, subject, due }));
  }

  unschedule(action: string, subject: string): void {
    this.store.delete('timer', timerId(action, subject));
  }

  isScheduled(action: string, subject: string): boolean {
    return this.store.get('timer', timerId(action, subject)) !== undefined;
  }

  /** Changes the account without an API request as the cause: a page, the clock, the control API. */
  byItself<T>(work: () => T): T {
    return this.store.transaction(() => {
      this.cause = { id: null, idempotency_key: null };
      return work();
    });
  }

  /** Takes up the timers that the store holds. */
  start(actions: Readonly<Record<string, TimerAction>>): void {
    this.#actions = actions;
    for (const timer of this.store.all('timer')) this.#await(timer);
  }

  #await(timer: Timer): void {
    this.agenda.at(timer.due * 1000, () => this.#run(timer.id));
  }

  #run(id: string): void {
    const timer = this.store.get('timer', id);
    if (!timer || timer.due > this.now) return;
    this.byItself(() => {
      this.store.delete('timer', id);
      this.#actions[timer.action]?.(this, timer.subject);
    });
  }
}

function timerId(action: string, subject: string): string {
  return `${action}:${subject}`;
}
