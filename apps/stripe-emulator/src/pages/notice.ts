import { html } from './html';

/** Stands on every page, so that nobody takes the emulator for Stripe. */
export const notice = html`<header class="notice">
  <strong>Stripe emulator</strong>
  <span>A stand-in on this machine. No money moves; use test cards only.</span>
</header>`;
