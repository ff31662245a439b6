import type { Account } from '../account/account';
import type { KeyRule } from '../account/kinds';
import { parseForm } from '../api/form';
import { faultFrom } from '../faults/fault';
import type { FaultPlan } from '../faults/fault-plan';
import { createRefund, refund } from '../payment/refund-operations';
import { claimRefund } from '../payment/refunds';
import { openDispute } from '../payment/disputes';
import { event } from '../resources/events';
import { type Answer, type Message, json } from '../wire/message';
import { StripeError, invalidRequest, missingResource } from '../api/stripe-error';
import { existing } from '../resources/row';
import type { RateLimits } from '../wire/rate-limits';
import { type Torture, everything } from '../webhooks/torture';
import { tortureFrom } from '../webhooks/read-torture';
import { withBodies } from '../webhooks/attempts';
import { books } from './books';
import { clockMove } from './clock-move';
import type { Courier } from '../webhooks/courier';
import { overview } from './overview';
import { setAutomaticTax } from '../checkout/automatic-tax';
import { type Body, SessionControl } from './session-control';
import { stateOf } from './state';

type Action = (body: Body, id: string) => Promise<unknown> | unknown;

/** What the control API works on. */
export interface ControlParts {
  account: Account;
  courier: Courier;
  faults: FaultPlan;
  torture: Torture;
  limits: RateLimits;
  registerEndpoint: () => void;
}

/**
 * `/_emulator/...`: JSON in and out, for tests and people. Wants `X-Emulator-Control: 1`, which no
 * foreign page can send.
 */
export class Control {
  readonly #actions: Readonly<Record<string, Action>> = {
    'GET state': () => stateOf(this.parts.account),
    'GET overview': () => overview(this.parts.account),
    'GET objects': (_, id) => this.#inspect(id),
    'POST payments/*/refund': (body, id) => this.#refund(body, id),
    'POST refunds/*/claim': (_, id) => this.#claim(id),
    'POST reset': () => this.#reset(),
    'GET clock': () => ({ now: this.parts.account.now }),
    'POST clock': (body) => this.#moveClock(body),
    'POST sessions/*/pay': (body, id) => this.#sessions.pay(body, id),
    'POST sessions/*/expire': (_, id) => this.#sessions.expire(id),
    'GET deliveries': () => ({ data: this.parts.account.store.all('delivery') }),
    'POST events/*/resend': (_, id) => this.#resend(id),
    'GET torture': () => this.parts.torture.settings,
    'POST torture': (body) => this.#torture(body),
    'GET books': (body) =>
      books(this.parts.account, { from: number(body['from']), to: number(body['to']) }),
    'POST tax': (body) => this.#tax(body),
    'POST keys': (body) => this.#setKey(body),
    'POST limits': (body) => ({ enabled: (this.parts.limits.enabled = body['enabled'] === true) }),
    'POST charges/*/dispute': (body, id) => this.#dispute(body, id),
    'POST webhook_endpoints/*/roll': (body, id) => this.#roll(body, id),
    'GET faults': () => this.#faults(),
    'POST faults': (body) => this.#plan(body),
    'DELETE faults': () => this.#plan({ faults: [] }),
  };

  readonly #sessions: SessionControl;

  constructor(private readonly parts: ControlParts) {
    this.#sessions = new SessionControl(parts.account, parts.courier);
  }

  async answer(message: Message): Promise<Answer> {
    if (message.headers['x-emulator-control'] === undefined) {
      return json(403, { error: { message: 'Send the header X-Emulator-Control: 1.' } });
    }
    const [, , noun = '', id = '', verb] = message.path.split('/');
    const key = `${message.method} ${noun}${verb ? `/*/${verb}` : ''}`;
    const action = this.#actions[key];
    if (!action) return json(404, { error: { message: `No such control: ${key}` } });
    try {
      const body = message.body ? (JSON.parse(message.body) as Body) : parseForm(message.query);
      return json(200, (await action(body, id)) ?? {});
    } catch (error) {
      if (error instanceof StripeError) return json(error.status, { error: error.body });
      if (error instanceof SyntaxError) return json(400, { error: { message: error.message } });
      throw error;
    }
  }

  #reset(): void {
    this.parts.account.agenda.clear();
    this.parts.account.clock.offsetMs = 0;
    this.parts.account.store.clear();
    this.parts.faults.clear();
    this.parts.torture.set({});
    this.parts.limits.enabled = false;
    this.parts.registerEndpoint();
  }

  async #moveClock(body: Body): Promise<object> {
    await this.parts.account.agenda.moveTo(clockMove(body, this.parts.account.clock));
    this.parts.account.store.saveClock();
    return { now: this.parts.account.now };
  }

  #inspect(id: string): object {
    const { store } = this.parts.account;
    const delivery = store.get('delivery', decodeURIComponent(id));
    const found = delivery ? withBodies(this.parts.account, delivery) : store.find(id);
    if (!found) throw missingResource('object', id);
    return found;
  }

  #refund(body: Body, id: string): object {
    const amount = number(body['amount']);
    const params = { payment_intent: id, ...(amount === undefined ? {} : { amount }) };
    const { account } = this.parts;
    return account.byItself(() => createRefund({ account, params }));
  }

  #claim(id: string): object {
    const { account } = this.parts;
    return account.byItself(() => claimRefund(account, refund(account, id)));
  }

  #resend(id: string): object {
    return this.parts.account.store.transaction(() => {
      const { account, courier } = this.parts;
      return { endpoints: courier.resend(event(account, id)) };
    });
  }

  #faults(): object {
    const { planned, seed, past } = this.parts.faults;
    return { data: planned, seed, past };
  }

  /** One fault, or `{ faults, seed }`. */
  #plan(body: Body): object {
    const { faults, seed, ...fault } = body;
    const planned = (Array.isArray(faults) ? faults : [fault]).map(faultFrom);
    this.parts.faults.set(planned, seed === undefined ? undefined : String(seed));
    return this.#faults();
  }

  /** The settings, or `{ everything: seed }` for a bit of each. */
  #torture({ everything: seed, ...settings }: Body): object {
    const wanted = seed === undefined ? tortureFrom(settings) : everything(String(seed));
    this.parts.torture.set(wanted);
    return this.parts.torture.settings;
  }

  /** `{ key, revoked }` or `{ key, permissions: { refunds: "read" } }` */
  #setKey({ key, ...rule }: Body): object {
    if (typeof key !== 'string') throw invalidRequest('A rule is about a key.', { param: 'key' });
    const row = { ...(rule as Omit<KeyRule, 'id'>), id: key };
    return this.parts.account.byItself(() => this.parts.account.store.put('key_rule', row));
  }

  #tax({ percentage }: Body): object {
    const { account } = this.parts;
    return account.byItself(() => setAutomaticTax(account, Number(percentage)));
  }

  #dispute(body: Body, id: string): object | undefined {
    const reason = String(body['reason'] ?? 'fraudulent');
    const inquiry = body['inquiry'] === true;
    return this.parts.account.byItself(() =>
      openDispute(this.parts.account, id, { reason, inquiry }),
    );
  }

  /** A new secret; the old one signs along for `expires_in` seconds (24 hours). */
  #roll(body: Body, id: string): object {
    const { account } = this.parts;
    return account.byItself(() => {
      const { secrets } = existing(account, 'endpoint_secrets', id, 'webhook endpoint');
      const until = account.now + (number(body['expires_in']) ?? 24 * 60 * 60);
      const secret = account.ids.next('whsec_', 32);
      const kept = secrets.map((old) => ({ ...old, expires_at: old.expires_at ?? until }));
      account.store.put('endpoint_secrets', {
        id,
        secrets: [{ secret, expires_at: null }, ...kept],
      });
      return { secret };
    });
  }
}

function number(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
