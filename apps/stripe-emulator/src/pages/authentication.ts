import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { parseForm } from '../api/form';
import { authenticate, sessionPage, waitingIntent } from '../checkout/authenticate';
import { ackTimeoutMs, originOf } from '../checkout/completion';
import { methodLabel } from '../instruments/method-types';
import { formatAmount } from '../money/currencies';
import { idOf } from '../resources/reference';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, redirect } from '../wire/message';
import { unknownPage } from './closed-page';
import { page } from './document';
import { html } from './html';
import { notice } from './notice';

/** 3-D Secure's challenge, and the page of a method that pays elsewhere: complete or fail. */
export class Authentication {
  constructor(
    private readonly account: Account,
    private readonly courier: Courier,
  ) {}

  show(secret: string): Answer {
    const intent = waitingIntent(this.account, secret);
    return intent ? this.#page(intent) : unknownPage();
  }

  async decide(message: Message, secret: string): Promise<Answer> {
    const intent = waitingIntent(this.account, secret);
    if (!intent) return unknownPage();
    const succeeded = parseForm(message.body)['outcome'] === 'complete';
    const onward = this.account.byItself(() => authenticate(this.account, intent, succeeded));
    if (onward.completed) await this.courier.tried(onward.completed, ackTimeoutMs);
    return redirect(onward.url);
  }

  #page(intent: Stripe.PaymentIntent): Answer {
    const { account } = this;
    const method = account.store.get('payment_method', idOf(intent.payment_method) ?? '');
    const owner = account.store.get('intent_session', intent.id);
    const session = account.store.get('checkout.session', owner?.session ?? '');
    const card = method?.card;
    const title = card ? 'Confirm it is you' : `Pay with ${methodLabel(method?.type ?? '')}`;
    return page({
      title: `${title} · Stripe emulator`,
      framed: session?.ui_mode === 'embedded_page',
      leadsTo: originOf(
        session?.success_url ?? intent.next_action?.redirect_to_url?.return_url ?? null,
      ),
      body: html`${notice}
        <main class="message challenge">
          <h1>${title}</h1>
          <p>
            ${
              card
                ? html`The bank of the ${card.brand} card ending in ${card.last4} asks for 3-D
                  Secure.`
                : 'A real shopper would be on the pages of the payment method now.'
            }
          </p>
          <p class="total">${formatAmount(intent.amount, intent.currency)}</p>
          <form method="post" class="decision">
            <button class="pay" name="outcome" value="complete">Complete</button>
            <button name="outcome" value="fail">Fail</button>
          </form>
          ${session && html`<p><a href="${sessionPage(account, session)}">Give up and go back</a></p>`}
        </main>`,
    });
  }
}
