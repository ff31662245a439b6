import type { Answer } from '../wire/message';
import { type Html, html } from './html';
import type { Language } from './language';
import { notice } from './notice';

export interface Document {
  title: string;
  /** What follows the mark of the emulator, in `main`. */
  body: Html;
  language: Language;
  status?: number;
  /** Style sheets beside the common one. */
  styles?: readonly string[];
  /** The module that runs on the page. */
  script?: string;
  /** Origins of the pictures on the page. */
  images?: readonly string[];
  /** Origin that a form may lead to in the end. */
  leadsTo?: string | undefined;
  /** Whether pages of this machine may show it in a frame. */
  framed?: boolean;
}

/** A whole page. Only its own style sheet and script run; nothing comes from a third party. */
export function page(document: Document): Answer {
  const { framed, language } = document;
  const { code, direction, texts } = language;
  // In a frame its landmarks stand among those of the page around it, and must have a name.
  const content = framed
    ? html`<main aria-label="${document.title}">${notice(texts)} ${document.body}</main>`
    : html`${notice(texts)}
        <main>${document.body}</main>`;
  const markup = html`<!doctype html>
    <html lang="${code}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${document.title} · ${texts.mark.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        ${(document.styles ?? []).map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        <script type="module" src="${document.script ?? '/pay/assets/pay.client.js'}"></script>
      </head>
      <body class="${framed ? 'framed' : ''}">
        ${content}
      </body>
    </html>`;
  return {
    status: document.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(document),
      'Referrer-Policy': 'no-referrer',
      Vary: 'Accept-Language',
      'X-Content-Type-Options': 'nosniff',
    },
    body: markup.markup,
  };
}

function policy({ images = [], leadsTo, framed }: Document): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    ['img-src', "'self'", 'data:', ...new Set(images)].join(' '),
    // Chromium holds the redirect after a form to form-action as well.
    ['form-action', "'self'", leadsTo].filter(Boolean).join(' '),
    `frame-ancestors ${framed ? 'http://localhost:* http://127.0.0.1:* https://localhost:*' : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}
