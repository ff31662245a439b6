import type { Session } from '../checkout/session';
import type { Answer } from '../wire/message';
import { completionUrl } from '../checkout/completion';
import { page } from './document';
import { html } from './html';
import type { Language } from './language';

/** What a session that can no longer be paid shows. */
export function closedPage(session: Session, language: Language): Answer {
  const { closed } = language.texts;
  const paid = session.status === 'complete';
  const title = paid ? closed.paid : closed.expired;
  const onward = paid ? completionUrl(session) : session.cancel_url;
  return page({
    title,
    language,
    status: paid ? 200 : 410,
    framed: session.ui_mode === 'embedded_page',
    body: html`<div class="message">
      <h1>${title}</h1>
      <p>${paid ? closed.nothingLeft : closed.nothingCharged}</p>
      ${onward && html`<p><a class="pay" href="${onward}">${closed.toShop}</a></p>`}
    </div>`,
  });
}

export function unknownPage(language: Language): Answer {
  const { closed } = language.texts;
  return page({
    title: closed.unknown,
    language,
    status: 404,
    body: html`<div class="message">
      <h1>${closed.unknown}</h1>
      <p>${closed.noSession}</p>
    </div>`,
  });
}

/** Shown inside the shop's frame; its script tells the shop that the payment is done. */
export function framedDonePage(session: Session, language: Language): Answer {
  const { closed } = language.texts;
  const url = completionUrl(session) ?? '';
  return page({
    title: closed.received,
    language,
    framed: true,
    body: html`<div class="message" data-complete="${url}">
      <h1>${closed.received}</h1>
      ${url && html`<p><a class="pay" href="${url}" target="_top">${closed.goOn}</a></p>`}
    </div>`,
  });
}

/** The end of a challenge in the shop's own page: its script closes the dialog around it. */
export function challengeOverPage(language: Language): Answer {
  const { closed } = language.texts;
  return page({
    title: closed.goOn,
    language,
    framed: true,
    body: html`<div class="message" data-challenge-over><h1>${closed.goOn}</h1></div>`,
  });
}
