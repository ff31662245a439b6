import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { parseForm } from '../api/form';
import { authenticate, sessionPage, waitingIntent } from '../checkout/authenticate';
import { ackTimeoutMs, completionUrl, originOf } from '../checkout/completion';
import type { Session } from '../checkout/session';
import { formatAmount } from '../money/currencies';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, redirect } from '../wire/message';
import { brandName } from './card-brand';
import { challengeOverPage, unknownPage } from './closed-page';
import { page } from './document';
import { html } from './html';
import { type Language, languageFor } from './language';
import { methodName } from './method-name';
import { ownPath } from './own-path';

/** Where a shopper goes who gives up in the dialog of a shop's own page. */
const challengeOverPath = '/authenticate/over';

/** 3-D Secure's challenge, and the page of a method that pays elsewhere: complete or fail. */
export class Authentication {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  answer(message: Message): Promise<Answer> | Answer | undefined {
    if (message.path === challengeOverPath) {
      return challengeOverPage(languageFor(null, message.headers['accept-language']));
    }
    const secret = /^\/authenticate\/(pi_\w+)$/.exec(message.path)?.[1];
    if (!secret) return undefined;
    const intent = waitingIntent(this.account, secret);
    const session = this.#sessionOf(intent);
    const language = languageFor(session?.locale, message.headers['accept-language']);
    if (!intent) return unknownPage(language);
    return message.method === 'POST'
      ? this.#decide(message, intent)
      : this.#page(intent, session, language);
  }

  async #decide({ body }: Message, intent: Stripe.PaymentIntent): Promise<Answer> {
    const succeeded = parseForm(body)['outcome'] === 'complete';
    const inDialog = this.#inDialog(intent);
    const onward = this.account.byItself(() => authenticate(this.account, intent, succeeded));
    if (onward.completed) await this.courier.tried(onward.completed, ackTimeoutMs);
    return redirect(inDialog ? challengeOverPath : ownPath(this.account, onward.url));
  }

  #sessionOf(intent: Stripe.PaymentIntent | undefined): Session | undefined {
    const owner = this.account.store.get('intent_session', intent?.id ?? '');
    return this.account.store.get('checkout.session', owner?.session ?? '');
  }

  /** A shop's own page shows the bank's question over itself; other methods take the whole window. */
  #inDialog(intent: Stripe.PaymentIntent): boolean {
    return Boolean(this.#cardOf(intent)) && this.#sessionOf(intent)?.ui_mode === 'elements';
  }

  #cardOf(intent: Stripe.PaymentIntent): Stripe.PaymentMethod.Card | undefined {
    return this.#methodOf(intent)?.card;
  }

  #methodOf(intent: Stripe.PaymentIntent): Stripe.PaymentMethod | undefined {
    return this.account.store.get('payment_method', idOf(intent.payment_method) ?? '');
  }

  #page(
    intent: Stripe.PaymentIntent,
    session: Session | undefined,
    { texts, ...language }: Language,
  ): Answer {
    const { challenge } = texts;
    const card = this.#cardOf(intent);
    const method = methodName(this.#methodOf(intent)?.type ?? '', texts);
    const title = card ? challenge.title : challenge.payWith(method);
    const inDialog = this.#inDialog(intent);
    const checkoutUrl = session && ownPath(this.account, sessionPage(this.account, session));
    const back = inDialog ? challengeOverPath : checkoutUrl;
    return page({
      title,
      language: { texts, ...language },
      framed: session?.ui_mode === 'embedded_page' || inDialog,
      leadsTo: originOf(
        session ? completionUrl(session) : intent.next_action?.redirect_to_url?.return_url,
      ),
      body: html`<div class="message challenge">
        <h1>${title}</h1>
        <p>
          ${card ? challenge.bankAsks(brandName(card.brand), card.last4 ?? '') : challenge.elsewhere}
        </p>
        <p class="total">${formatAmount(intent.amount, intent.currency, language.locale)}</p>
        <form method="post" class="decision">
          <button class="pay" name="outcome" value="complete">${challenge.complete}</button>
          <button name="outcome" value="fail">${challenge.fail}</button>
        </form>
        ${back && html`<p><a href="${back}">${challenge.giveUp}</a></p>`}
      </div>`,
    });
  }
}
