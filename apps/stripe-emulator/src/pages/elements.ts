import type { Account } from '../account/account';
import { type FormMap, parseForm } from '../api/form';
import { StripeError } from '../api/stripe-error';
import { changeSession } from '../checkout/change-session';
import { ackTimeoutMs, completionUrl } from '../checkout/completion';
import { type Payment, paySession } from '../checkout/pay-session';
import type { Session } from '../checkout/session';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, json } from '../wire/message';
import { type Language, languageFor } from './language';
import { paymentElement } from './payment-element';
import { type PostedForm, readForm } from './read-form';
import { complaintText, declineText } from './refusal-text';
import { changeIn } from './session-change';
import { sessionView } from './session-view';

/** What comes of a payment in a shop's own page; fields by name where they are wrong. */
type Outcome =
  | { type: 'success'; onward: string | null }
  | { type: 'action'; url: string; inDialog: boolean; onward: string | null }
  | { type: 'refused'; message: string; declineCode: string | null }
  | { type: 'invalid'; errors: Readonly<Record<string, string>> };

/** Sessions with `ui_mode: elements`: what the emulator's Stripe.js asks for from a shop's page. */
export class Elements {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  answer(message: Message): Promise<Answer> | Answer | undefined {
    const [, id, part] =
      /^\/elements\/(cs_test_\w+)(\/payment|\/confirm)?$/.exec(message.path) ?? [];
    if (!id) return undefined;
    const session = this.#session(message, id);
    if (!session) return shared(json(404, { error: { message: 'There is no such session.' } }));
    const language = languageFor(session.locale, message.headers['accept-language']);
    const posted = message.method === 'POST';
    if (part === '/payment') return paymentElement(session, language);
    if (part === '/confirm' && posted) return this.#confirm(message, session, language);
    if (part) return json(405, { error: { message: 'Use POST.' } });
    return shared(
      posted ? this.#change(message, session, language) : this.#view(session, language),
    );
  }

  /** The client secret must come along, as long as there is one. */
  #session(message: Message, id: string): Session | undefined {
    const session = this.account.store.get('checkout.session', id);
    if (session?.ui_mode !== 'elements') return undefined;
    const { secret } = parseForm(message.query);
    return session.status !== 'open' || secret === session.client_secret ? session : undefined;
  }

  #view({ id }: Session, language: Language): Answer {
    const session = this.account.store.get('checkout.session', id);
    return json(200, { session: session && sessionView(this.account, session, language) });
  }

  #change({ body }: Message, session: Session, language: Language): Answer {
    const change = changeIn(parseForm(body));
    const complaint =
      change && this.account.byItself(() => changeSession(this.account, session, change));
    if (!complaint) return this.#view(session, language);
    const message = complaintText(language.texts, complaint);
    return json(200, { error: { message, code: complaint.code } });
  }

  async #confirm({ body }: Message, session: Session, language: Language): Promise<Answer> {
    const form = parseForm(body);
    const posted = readForm(form, session, this.account.now, language.texts);
    if (Object.keys(posted.errors).length) {
      return json(200, { type: 'invalid', errors: posted.errors } satisfies Outcome);
    }
    const payment = this.#pay(withReturnUrl(session, form), posted);
    if (payment instanceof StripeError) return json(200, refusal(payment, posted, language));
    if (payment.status === 'complete') await this.courier.tried(payment.completed, ackTimeoutMs);
    return json(200, outcomeOf(payment, posted, language));
  }

  #pay(session: Session, { payer }: PostedForm): Payment | StripeError {
    try {
      return this.account.byItself(() => paySession(this.account, session, payer));
    } catch (error) {
      if (error instanceof StripeError) return error;
      throw error;
    }
  }
}

function outcomeOf(payment: Payment, posted: PostedForm, language: Language): Outcome {
  const onward = completionUrl(payment.session);
  switch (payment.status) {
    case 'complete':
      return { type: 'success', onward };
    case 'action':
      return { type: 'action', url: payment.url, inDialog: posted.payer.method === 'card', onward };
    case 'declined':
      return refusal(payment.error, posted, language);
  }
}

function refusal({ body }: StripeError, { payer }: PostedForm, { texts }: Language): Outcome {
  if (body.param === 'number') {
    const errors =
      payer.method === 'card'
        ? { number: texts.errors.realCard }
        : { [`account-${payer.method}`]: texts.errors.unknownAccount };
    return { type: 'invalid', errors };
  }
  return {
    type: 'refused',
    message: declineText(texts, body),
    declineCode: body.decline_code ?? null,
  };
}

/** The page may name where it wants to be led back to, in place of what the session says. */
function withReturnUrl(session: Session, { return_url: url }: FormMap): Session {
  const valid = typeof url === 'string' && URL.canParse(url) && /^https?:/.test(url);
  return valid ? { ...session, return_url: url } : session;
}

/** The shop's page stands on an origin of its own; the client secret is what guards the answer. */
function shared(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'Access-Control-Allow-Origin': '*' } };
}
