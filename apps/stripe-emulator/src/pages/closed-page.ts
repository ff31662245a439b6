import type { Session } from '../checkout/session';
import type { Answer } from '../wire/message';
import { completionUrl } from '../checkout/completion';
import { page } from './document';
import { html } from './html';
import { notice } from './notice';

/** What a session that can no longer be paid shows. */
export function closedPage(session: Session): Answer {
  const paid = session.status === 'complete';
  const title = paid ? 'This order has been paid' : 'This checkout has expired';
  const onward = paid ? completionUrl(session) : session.cancel_url;
  return page({
    title: `${title} · Stripe emulator`,
    status: paid ? 200 : 410,
    body: html`${notice}
      <main class="message">
        <h1>${title}</h1>
        <p>
          ${paid ? 'There is nothing left to pay.' : 'Nothing was charged. Start again from the shop.'}
        </p>
        ${onward && html`<p><a class="pay" href="${onward}">Go to the shop</a></p>`}
      </main>`,
  });
}

export function unknownPage(): Answer {
  return page({
    title: 'No such checkout · Stripe emulator',
    status: 404,
    body: html`${notice}
      <main class="message">
        <h1>No such checkout</h1>
        <p>The emulator has no session with this id. Was it reset since?</p>
      </main>`,
  });
}

/** Shown inside the shop's frame; its script tells the shop that the payment is done. */
export function framedDonePage(session: Session): Answer {
  const url = completionUrl(session) ?? '';
  return page({
    title: 'Paid · Stripe emulator',
    framed: true,
    body: html`${notice}
      <main class="message" data-complete="${url}">
        <h1>Payment received</h1>
        ${url && html`<p><a class="pay" href="${url}" target="_top">Continue</a></p>`}
      </main>`,
  });
}
