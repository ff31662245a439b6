import { createHash } from 'node:crypto';
import { escapeHtml } from '@till/payments';
import type { KeptMail } from './outbox.mailer';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{padding:.5rem 1rem .5rem 0;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}time{white-space:nowrap}pre{white-space:pre-wrap;padding:1rem;background:#f5f5f5}';

/** The page has its one style and nothing else. */
export const OUTBOX_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** In the time of this machine, which is that of whoever develops on it. */
const clock = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

function time(iso: string): string {
  return `<time datetime="${iso}">${clock.format(new Date(iso))}</time>`;
}

export function outboxPage(mails: readonly KeptMail[]): string {
  const rows = mails.map(
    ({ name, to, subject, keptAt }) =>
      `<tr><td>${time(keptAt)}</td><td>${escapeHtml(to)}</td><td><a href="/api/outbox/${name}">${escapeHtml(subject)}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th>Kept</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const body = mails.length > 0 ? table : '<p>No mail yet.</p>';
  return page(
    'Outbox',
    `<h1>Outbox</h1><p>Mail that was kept, since no mail server is set.</p>${body}`,
  );
}

export function mailPage({ name, to, subject, keptAt, text }: KeptMail): string {
  const title = escapeHtml(subject);
  return page(
    title,
    `<p><a href="/api/outbox">Outbox</a></p><h1>${title}</h1><p>To ${escapeHtml(to)}, ${time(keptAt)}. <a href="/api/outbox/${name}/html">As HTML</a></p><pre dir="auto">${withLinks(text)}</pre>`,
  );
}

function withLinks(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s<&]+/g, (url) => `<a href="${url}">${url}</a>`);
}
