import type { Account } from '../account/account';
import { parseForm } from '../api/form';
import { type Payment, paySession } from '../checkout/pay-session';
import { type Session, sessionLines } from '../checkout/session';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, redirect } from '../wire/message';
import { StripeError } from '../api/stripe-error';
import { type CardForm, type FieldErrors, type Typed, readCardForm } from './card-form';
import { closedPage, framedDonePage, unknownPage } from './closed-page';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { payPage } from './pay-page';

interface Shown {
  typed: Typed;
  errors: FieldErrors;
  failure?: string;
}

const nothingTyped: Shown = { typed: { email: '', name: '', country: 'US' }, errors: {} };

/** The hosted page, and the same page in a frame of the shop for `embedded_page`. */
export class Checkout {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  show(message: Message, id: string): Answer {
    const session = this.#session(message, id);
    if (!session) return unknownPage();
    if (session.status === 'open') return this.#form(session, nothingTyped);
    return isFramed(session) && session.status === 'complete'
      ? framedDonePage(session)
      : closedPage(session);
  }

  async pay(message: Message, id: string): Promise<Answer> {
    const session = this.#session(message, id);
    if (!session) return unknownPage();
    if (session.status !== 'open') return closedPage(session);
    const form = readCardForm(parseForm(message.body), session.customer_email, this.account.now);
    if (Object.keys(form.errors).length) return this.#form(session, form);
    const payment = this.#try(session, form);
    if (payment instanceof StripeError) return this.#failed(session, form, payment);
    if (payment.status === 'declined') return this.#failed(payment.session, form, payment.error);
    if (payment.status === 'action') return redirect(payment.url);
    await this.courier.tried(payment.completed, ackTimeoutMs);
    return isFramed(session)
      ? framedDonePage(payment.session)
      : redirect(completionUrl(payment.session) ?? '/');
  }

  /** For a framed page the client secret must come along; for a hosted one the id is enough. */
  #session(message: Message, id: string): Session | undefined {
    const session = this.account.store.get('checkout.session', id);
    if (!session || !isFramed(session) || session.status !== 'open') return session;
    const { secret } = parseForm(message.query);
    return secret === session.client_secret ? session : undefined;
  }

  #try(session: Session, { payer }: CardForm): Payment | StripeError {
    try {
      return this.account.byItself(() => paySession(this.account, session, payer));
    } catch (error) {
      if (error instanceof StripeError) return error;
      throw error;
    }
  }

  #failed(session: Session, { typed }: CardForm, error: StripeError): Answer {
    const inNumber = error.body.param === 'number';
    return this.#form(session, {
      typed,
      errors: inNumber ? { number: error.body.message } : {},
      ...(inNumber ? {} : { failure: `${error.body.message} Try another card.` }),
    });
  }

  #form(session: Session, shown: Shown): Answer {
    const lines = sessionLines(this.account, session.id);
    const products = new Map(
      lines.flatMap((line) => {
        const product = this.account.store.get('product', String(line.price?.product));
        return product ? [[product.id, product] as const] : [];
      }),
    );
    return payPage({ session, lines, products, framed: isFramed(session), ...shown });
  }
}

function isFramed(session: Session): boolean {
  return session.ui_mode === 'embedded_page';
}
