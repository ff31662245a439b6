import type { Account } from '../account/account';
import { parseForm } from '../api/form';
import { StripeError } from '../api/stripe-error';
import { changeSession } from '../checkout/change-session';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { type Payment, paySession } from '../checkout/pay-session';
import { type Session, sessionLines } from '../checkout/session';
import { taxIdTypeOf } from '../checkout/tax-id';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, redirect } from '../wire/message';
import { brandStyle } from './brand-style';
import { closedPage, framedDonePage, unknownPage } from './closed-page';
import { customDefaults } from './collected-fields';
import { homeOf } from './countries';
import type { FieldState } from './fields';
import { type Language, languageFor } from './language';
import { ownPath } from './own-path';
import { payPage } from './pay-page';
import { type PostedForm, readForm } from './read-form';
import { complaintText, declineText } from './refusal-text';
import { changeIn } from './session-change';

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
    const language = languageOf(message, session);
    if (!session) return unknownPage(language);
    if (session.status !== 'open') return this.#closed(session, language);
    const failure = this.#lastFailure(session, language);
    return this.#form(session, language, { ...untouched(session), failure });
  }

  style(id: string): string {
    const session = this.account.store.get('checkout.session', id);
    return session ? brandStyle(session) : '';
  }

  async post(message: Message, id: string): Promise<Answer> {
    const session = this.#session(message, id);
    const language = languageOf(message, session);
    if (!session) return unknownPage(language);
    if (session.status !== 'open') return this.#closed(session, language);
    const form = parseForm(message.body);
    const change = changeIn(form);
    if (change) {
      const complaint = this.account.byItself(() => changeSession(this.account, session, change));
      if (!complaint) return redirect(`${message.path}${message.query && `?${message.query}`}`);
      const text = complaintText(language.texts, complaint);
      return this.#form(session, language, { ...untouched(session), complaint: text });
    }
    const posted = readForm(form, session, this.account.now, language.texts);
    return Object.keys(posted.errors).length
      ? this.#form(session, language, posted)
      : this.#pay(session, language, posted);
  }

  async #pay(session: Session, language: Language, posted: PostedForm): Promise<Answer> {
    const payment = this.#try(session, posted);
    if (payment instanceof StripeError) return this.#failed(session, language, posted, payment);
    if (payment.status === 'declined') {
      return this.#failed(payment.session, language, posted, payment.error);
    }
    if (payment.status === 'action') return redirect(ownPath(this.account, payment.url));
    await this.courier.tried(payment.completed, ackTimeoutMs);
    return isFramed(session)
      ? framedDonePage(payment.session, language)
      : redirect(completionUrl(payment.session) ?? '/');
  }

  /** For a framed page the client secret must come along; for a hosted one the id is enough. */
  #session(message: Message, id: string): Session | undefined {
    const session = this.account.store.get('checkout.session', id);
    if (session?.ui_mode === 'elements') return undefined;
    if (!session || !isFramed(session) || session.status !== 'open') return session;
    const { secret } = parseForm(message.query);
    return secret === session.client_secret ? session : undefined;
  }

  #closed(session: Session, language: Language): Answer {
    return isFramed(session) && session.status === 'complete'
      ? framedDonePage(session, language)
      : closedPage(session, language);
  }

  #try(session: Session, { payer }: PostedForm): Payment | StripeError {
    try {
      return this.account.byItself(() => paySession(this.account, session, payer));
    } catch (error) {
      if (error instanceof StripeError) return error;
      throw error;
    }
  }

  #failed(session: Session, language: Language, posted: PostedForm, { body }: StripeError): Answer {
    const { texts } = language;
    if (body.param !== 'number') {
      return this.#form(session, language, { ...posted, failure: declineText(texts, body) });
    }
    const { method } = posted.payer;
    const errors =
      method === 'card'
        ? { number: texts.errors.realCard }
        : { [`account-${method}`]: texts.errors.unknownAccount };
    return this.#form(session, language, { typed: posted.typed, errors });
  }

  #lastFailure(session: Session, { texts }: Language): string | undefined {
    const intent = this.account.store.get('payment_intent', idOf(session.payment_intent) ?? '');
    const error = intent?.last_payment_error;
    return error ? declineText(texts, error) : undefined;
  }

  #form(session: Session, language: Language, shown: Shown): Answer {
    const { store, now } = this.account;
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
      language,
      now,
      ...shown,
    });
  }
}

function languageOf({ headers }: Message, session: Session | undefined): Language {
  return languageFor(session?.locale, headers['accept-language']);
}

/** A form as it opens: nothing typed yet, the country guessed. */
function untouched(session: Session): Shown {
  const country = homeOf(session.currency);
  return {
    typed: {
      country,
      billing_country: country,
      shipping_country: country,
      tax_id_type: taxIdTypeOf(country) ?? '',
      ...customDefaults(session),
    },
    errors: {},
  };
}

function isFramed(session: Session): boolean {
  return session.ui_mode === 'embedded_page';
}
