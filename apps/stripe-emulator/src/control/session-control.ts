import type { Account } from '../account/account';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { invalidRequest } from '../api/stripe-error';
import { changeSession, type SessionChange } from '../checkout/change-session';
import { type Payment, paySession, resumeSession } from '../checkout/pay-session';
import { expireSession, type Session } from '../checkout/session';
import { session } from '../checkout/session-operations';
import { paymentIntent } from '../resources/payment-intents';
import { paymentMethod } from '../resources/payment-methods';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';
import { presented, shopper } from './shopper';

export type Body = Record<string, unknown>;

/** Does with a session what a shopper would do on its page. */
export class SessionControl {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  /**
   * Pays with `method` and `number`, after typing `code` and choosing `shipping_rate`, to be sent to `shipping`,
   * as shown in the currency of `presentment`;
   * `authenticate: complete | fail` answers a challenge at once.
   * Waits for the shop's first answer to the webhook as the page does, unless `wait` is false.
   */
  async pay(body: Body, id: string): Promise<object> {
    const payment = this.#authenticate(body, this.#try(body, id));
    if (payment.status === 'declined') return { ...payment, error: payment.error.body };
    if (payment.status === 'action') return payment;
    if (body['wait'] !== false) await this.courier.tried(payment.completed, ackTimeoutMs);
    return { ...payment, status: 'paid', redirect: completionUrl(payment.session) };
  }

  expire(id: string): object {
    return this.account.store.transaction(() => {
      const found = session(this.account, id);
      return found.status === 'open' ? expireSession(this.account, found) : found;
    });
  }

  #try(body: Body, id: string): Payment {
    return this.account.byItself(() => {
      const open = presented(this.account, this.#changed(body, id), body);
      return paySession(this.account, open, shopper(this.account, open, body));
    });
  }

  /** The session after the choices that its page offers. */
  #changed({ code, shipping_rate: rate }: Body, id: string): Session {
    const change = (wanted: SessionChange) =>
      changeSession(this.account, session(this.account, id), wanted);
    const complaint = code === undefined ? code : change({ action: 'code', code: String(code) });
    if (complaint) throw invalidRequest(complaint.code, { param: 'code' });
    if (rate !== undefined) change({ action: 'shipping', rate: String(rate) });
    return session(this.account, id);
  }

  #authenticate({ authenticate }: Body, payment: Payment): Payment {
    if (payment.status !== 'action' || authenticate === undefined) return payment;
    return this.account.byItself(() => {
      const intent = paymentIntent(this.account, idOf(payment.session.payment_intent) ?? '');
      const method = paymentMethod(this.account, idOf(intent.payment_method) ?? '');
      const succeeded = authenticate === 'complete';
      return resumeSession(this.account, payment.session, intent, method, succeeded);
    });
  }
}
