import type { Answer } from '../wire/message';
import { html } from './html';
import { notice } from './notice';
import { english } from './texts/english';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

const faults = [
  ['error', 'Answer 500'],
  ['rate_limit', 'Answer 429'],
  ['drop', 'Reset the connection'],
  ['cut', 'Cut the answer'],
  ['content_type', 'Answer HTML'],
  ['delay', 'Wait 5 s'],
] as const;

/** The desk: what has happened here, and what can be made to happen. Its script fills the tables. */
export function deskPage(): Answer {
  const table = (id: string, title: string, columns: readonly string[]) =>
    html`<section aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-title">
        <table>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody id="${id}"></tbody>
        </table>
      </div>
    </section>`;
  const markup = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Desk · Stripe emulator</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        <link rel="stylesheet" href="/desk/assets/desk.css" />
        <script type="module" src="/desk/assets/desk.js"></script>
      </head>
      <body>
        ${notice(english)}
        <main class="desk">
          <header class="tools">
            <h1>Desk</h1>
            <p>Clock <time id="now">…</time></p>
            <div class="group" role="group" aria-label="Move the clock">
              <button data-advance="60">+1 minute</button>
              <button data-advance="3600">+1 hour</button>
              <button data-advance="86400">+1 day</button>
              <button data-advance="604800">+1 week</button>
            </div>
            <p>
              The shop's own clock does not follow: it refuses webhooks that are more than 5 minutes
              ahead. A reset puts the clock back, and forgets everything.
            </p>
            <form class="group" id="plan" aria-label="Plan a fault">
              <select name="action" aria-label="Fault">
                ${faults.map(([value, label]) => html`<option value="${value}">${label}</option>`)}
              </select>
              <select name="when" aria-label="When">
                <option value="before">before the change</option>
                <option value="after">after the change</option>
              </select>
              <input name="path" value="/v1/*" size="18" aria-label="Path of the calls" />
              <input
                name="times"
                type="number"
                value="1"
                min="1"
                max="999"
                aria-label="How many calls"
              />
              <button>Plan the fault</button>
            </form>
            <label class="switch"><input type="checkbox" id="torture" /> Torture events</label>
            <p id="seed"></p>
            <p id="message" role="status"></p>
          </header>
          <section aria-labelledby="books-title">
            <h2 id="books-title">Books, in minor units</h2>
            <dl id="books"></dl>
          </section>
          ${table('sessions', 'Checkout sessions', ['Created', 'Session', 'Amount', 'State', 'Reference', 'Do'])}
          ${table('payments', 'Payments', ['Created', 'Payment', 'Amount', 'State', 'Do'])}
          ${table('events', 'Events and deliveries', ['Created', 'Type', 'About', 'Deliveries', 'Do'])}
          ${table('faults', 'Faults', ['Happened', 'Fault', 'Call', 'Left', 'Do'])}
        </main>
        <dialog id="object" aria-labelledby="object-title">
          <form method="dialog">
            <h2 id="object-title"></h2>
            <button>Close</button>
          </form>
          <pre tabindex="0"></pre>
        </dialog>
      </body>
    </html>`;
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
    body: markup.markup,
  };
}
