import type { Account } from '../account/account';
import { type FormMap, parseForm } from '../api/form';
import { StripeError } from '../api/stripe-error';
import { type SessionChange, changeSession } from '../checkout/change-session';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { type Payment, paySession } from '../checkout/pay-session';
import { type Session, sessionLines } from '../checkout/session';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, redirect } from '../wire/message';
import { brandStyle } from './brand-style';
import { closedPage, framedDonePage, unknownPage } from './closed-page';
import { homeOf } from './countries';
import type { FieldState } from './fields';
import { payPage } from './pay-page';
import { type PostedForm, readForm } from './read-form';

interface Shown extends FieldState {
  failure?: string | undefined;
  complaint?: string | undefined;
}

/** The hosted page, and the same page in a frame of the shop for `embedded_page`. */
export class Checkout {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  show(message: Message, id: string): Answer {
    const session = this.#session(message, id);
    if (!session) return unknownPage();
    if (session.status === 'open') {
      return this.#form(session, { ...untouched(session), failure: this.#lastFailure(session) });
    }
    return this.#closed(session);
  }

  style(id: string): string {
    const session = this.account.store.get('checkout.session', id);
    return session ? brandStyle(session) : '';
  }

  async post(message: Message, id: string): Promise<Answer> {
    const session = this.#session(message, id);
    if (!session) return unknownPage();
    if (session.status !== 'open') return this.#closed(session);
    const form = parseForm(message.body);
    const change = changeIn(form);
    if (change) return this.#change(message, session, change);
    const posted = readForm(form, session, this.account.now);
    return Object.keys(posted.errors).length
      ? this.#form(session, posted)
      : this.#pay(session, posted);
  }

  async #pay(session: Session, posted: PostedForm): Promise<Answer> {
    const payment = this.#try(session, posted);
    if (payment instanceof StripeError) return this.#failed(session, posted, payment);
    if (payment.status === 'declined') return this.#failed(payment.session, posted, payment.error);
    if (payment.status === 'action') return redirect(payment.url);
    await this.courier.tried(payment.completed, ackTimeoutMs);
    return isFramed(session)
      ? framedDonePage(payment.session)
      : redirect(completionUrl(payment.session) ?? '/');
  }

  #change(message: Message, session: Session, change: SessionChange): Answer {
    const complaint = this.account.byItself(() => changeSession(this.account, session, change));
    if (complaint) return this.#form(session, { ...untouched(session), complaint });
    return redirect(message.query ? `${message.path}?${message.query}` : message.path);
  }

  /** For a framed page the client secret must come along; for a hosted one the id is enough. */
  #session(message: Message, id: string): Session | undefined {
    const session = this.account.store.get('checkout.session', id);
    if (!session || !isFramed(session) || session.status !== 'open') return session;
    const { secret } = parseForm(message.query);
    return secret === session.client_secret ? session : undefined;
  }

  #closed(session: Session): Answer {
    return isFramed(session) && session.status === 'complete'
      ? framedDonePage(session)
      : closedPage(session);
  }

  #try(session: Session, { payer }: PostedForm): Payment | StripeError {
    try {
      return this.account.byItself(() => paySession(this.account, session, payer));
    } catch (error) {
      if (error instanceof StripeError) return error;
      throw error;
    }
  }

  #failed(session: Session, posted: PostedForm, { body }: StripeError): Answer {
    const field = posted.payer.method === 'card' ? 'number' : 'account';
    if (body.param === 'number') {
      return this.#form(session, { typed: posted.typed, errors: { [field]: body.message } });
    }
    return this.#form(session, { ...posted, failure: `${body.message} Try another one.` });
  }

  #lastFailure(session: Session): string | undefined {
    const intent = this.account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
    return intent?.last_payment_error?.message;
  }

  #form(session: Session, shown: Shown): Answer {
    const { store } = this.account;
    const lines = sessionLines(this.account, session.id);
    const products = lines.flatMap(
      (line) => store.get('product', String(line.price?.product)) ?? [],
    );
    const { discount } = store.get('session_contents', session.id) ?? {};
    return payPage({
      session,
      lines,
      products: new Map(products.map((product) => [product.id, product])),
      rates: session.shipping_options.flatMap(
        ({ shipping_rate: rate }) => store.get('shipping_rate', idOf(rate) ?? '') ?? [],
      ),
      code: store.get('promotion_code', discount?.promotion_code ?? '')?.code ?? null,
      framed: isFramed(session),
      ...shown,
    });
  }
}

/** A form as it opens: nothing typed yet, the country guessed. */
function untouched({ currency }: Session): Shown {
  const country = homeOf(currency);
  return {
    typed: { country, billing_country: country, shipping_country: country },
    errors: {},
  };
}

function isFramed(session: Session): boolean {
  return session.ui_mode === 'embedded_page';
}

function changeIn(form: FormMap): SessionChange | undefined {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
  switch (form['action']) {
    case 'code':
      return { action: 'code', code: text('code') };
    case 'remove_code':
      return { action: 'remove_code' };
    case 'shipping':
      return { action: 'shipping', rate: text('rate') };
    case 'quantity':
      return { action: 'quantity', line: text('line'), quantity: Number(text('quantity')) };
    default:
      return undefined;
  }
}
