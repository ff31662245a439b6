import type { Account } from '../account/account';
import type { Fault, FaultPlan } from '../faults/fault-plan';
import { event } from '../resources/events';
import { type Answer, type Message, json } from '../wire/message';
import { StripeError } from '../api/stripe-error';
import type { Courier } from '../webhooks/courier';
import { type Body, SessionControl } from './session-control';
import { stateOf } from './state';

type Action = (body: Body, id: string) => Promise<unknown> | unknown;

/**
 * `/_emulator/...`: JSON in and out, for tests and people. Wants `X-Emulator-Control: 1`, which no
 * foreign page can send.
 */
export class Control {
  readonly #actions: Readonly<Record<string, Action>> = {
    'GET state': () => stateOf(this.account),
    'POST reset': () => this.#reset(),
    'GET clock': () => ({ now: this.account.now }),
    'POST clock': (body) => this.#moveClock(body),
    'POST sessions/*/pay': (body, id) => this.sessions.pay(body, id),
    'POST sessions/*/expire': (_, id) => this.sessions.expire(id),
    'GET deliveries': () => ({ data: this.account.store.all('delivery') }),
    'POST events/*/resend': (_, id) => this.#resend(id),
    'GET faults': () => ({ data: this.faults.planned }),
    'POST faults': (body) => this.#plan(body),
    'DELETE faults': () => this.#plan({ faults: [] }),
  };

  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
    private readonly faults: FaultPlan,
    private readonly registerEndpoint: () => void,
    private readonly sessions = new SessionControl(account, courier),
  ) {}

  async answer(message: Message): Promise<Answer> {
    if (message.headers['x-emulator-control'] === undefined) {
      return json(403, { error: { message: 'Send the header X-Emulator-Control: 1.' } });
    }
    const [, , noun = '', id = '', verb] = message.path.split('/');
    const key = `${message.method} ${noun}${verb ? `/*/${verb}` : ''}`;
    const action = this.#actions[key];
    if (!action) return json(404, { error: { message: `No such control: ${key}` } });
    try {
      const body = message.body ? (JSON.parse(message.body) as Body) : {};
      return json(200, (await action(body, id)) ?? {});
    } catch (error) {
      if (error instanceof StripeError) return json(error.status, { error: error.body });
      if (error instanceof SyntaxError) return json(400, { error: { message: error.message } });
      throw error;
    }
  }

  #reset(): void {
    this.account.agenda.clear();
    this.account.clock.offsetMs = 0;
    this.account.store.clear();
    this.faults.clear();
    this.registerEndpoint();
  }

  async #moveClock(body: Body): Promise<object> {
    const to = typeof body['to'] === 'number' ? body['to'] * 1000 : this.account.clock.nowMs;
    const by = typeof body['advance'] === 'number' ? body['advance'] * 1000 : 0;
    await this.account.agenda.moveTo(to + by);
    this.account.store.saveClock();
    return { now: this.account.now };
  }

  #resend(id: string): object {
    return this.account.store.transaction(() => {
      const { account, courier } = this;
      return { endpoints: courier.resend(event(account, id)) };
    });
  }

  #plan(body: Body): object {
    const { faults } = body;
    this.faults.clear();
    this.faults.add(...((Array.isArray(faults) ? faults : [body]) as Fault[]));
    return { data: this.faults.planned };
  }
}
