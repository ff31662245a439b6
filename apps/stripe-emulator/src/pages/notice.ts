import { type Html, html } from './html';
import type { Texts } from './texts/texts';

/** Stands on every page, so that nobody takes the emulator for Stripe. */
export function notice({ mark }: Texts): Html {
  return html`<header class="notice">
    <strong>${mark.name}</strong>
    <span>${mark.explanation}</span>
  </header>`;
}
