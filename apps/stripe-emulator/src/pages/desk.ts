import type { Answer } from '../wire/message';
import { html } from './html';
import { notice } from './notice';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

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
        ${notice}
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
            <div class="group" role="group" aria-label="Faults">
              <button data-fault="error">Fail the next call</button>
              <button data-fault="drop">Drop the next call</button>
              <button data-fault="delay">Delay the next call 5 s</button>
            </div>
            <label class="switch"><input type="checkbox" id="torture" /> Torture events</label>
            <p id="planned" role="status"></p>
          </header>
          <section aria-labelledby="books-title">
            <h2 id="books-title">Books</h2>
            <dl id="books"></dl>
          </section>
          ${table('sessions', 'Checkout sessions', ['Created', 'Session', 'Amount', 'State', 'Reference', 'Do'])}
          ${table('payments', 'Payments', ['Created', 'Payment', 'Amount', 'State', 'Do'])}
          ${table('events', 'Events', ['Created', 'Type', 'About', 'Deliveries', 'Do'])}
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
