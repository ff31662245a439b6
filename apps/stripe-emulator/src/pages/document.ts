import type { Answer } from '../wire/message';
import { type Html, html } from './html';

export interface Document {
  title: string;
  body: Html;
  status?: number;
  language?: string;
  /** Style sheets beside the common one. */
  styles?: readonly string[];
  /** Origins of the pictures on the page. */
  images?: readonly string[];
  /** Origin that a form may lead to in the end. */
  leadsTo?: string | undefined;
  /** Whether pages of this machine may show it in a frame. */
  framed?: boolean;
}

/** A whole page. Only its own style sheet and script run; nothing comes from a third party. */
export function page(document: Document): Answer {
  const markup = html`<!doctype html>
    <html lang="${document.language ?? 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${document.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        ${(document.styles ?? []).map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        <script src="/pay/assets/pay.js" defer></script>
      </head>
      <body class="${document.framed ? 'framed' : ''}">
        ${document.body}
      </body>
    </html>`;
  return {
    status: document.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(document),
      'Referrer-Policy': 'no-referrer',
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
    ['img-src', "'self'", 'data:', ...new Set(images)].join(' '),
    // Chromium holds the redirect after a form to form-action as well.
    ['form-action', "'self'", leadsTo].filter(Boolean).join(' '),
    `frame-ancestors ${framed ? 'http://localhost:* http://127.0.0.1:* https://localhost:*' : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}
