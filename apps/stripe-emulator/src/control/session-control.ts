import type { Account } from '../account/account';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { addressIn } from '../checkout/payer';
import { type Payment, paySession, resumeSession } from '../checkout/pay-session';
import { expireSession } from '../checkout/session';
import { session } from '../checkout/session-operations';
import { paymentIntent } from '../resources/payment-intents';
import { nextYears, paymentMethod } from '../resources/payment-methods';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';

export type Body = Record<string, unknown>;

/** Does with a session what a shopper would do on its page. */
export class SessionControl {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  /**
   * Pays with `method` and `number`; `authenticate: complete | fail` answers a challenge at once.
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
    const text = (key: string, other: string) => String(body[key] ?? other);
    return this.account.byItself(() => {
      const open = session(this.account, id);
      return paySession(this.account, open, {
        method: text('method', 'card'),
        number: text('number', '4242424242424242'),
        ...nextYears(this.account),
        email: text('email', open.customer_email ?? 'shopper@example.com'),
        name: text('name', 'Test Shopper'),
        address: addressIn(text('country', 'US')),
      });
    });
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
