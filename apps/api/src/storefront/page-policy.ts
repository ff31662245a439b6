import { createHash } from 'node:crypto';
import type { StripeSettings } from '@till/payments';

/** The one page that Stripe's own page is embedded in. */
const PAY_PAGE = '/checkout/pay';

/** Source: docs.stripe.com/security/guide#content-security-policy. */
const STRIPE = {
  script: 'https://js.stripe.com https://*.js.stripe.com',
  frame:
    'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://checkout.stripe.com',
  connect: 'https://api.stripe.com https://checkout.stripe.com',
};

const DATA_BLOCK = /type="application\/(ld\+)?json"/;

/**
 * The headers that say what a page may load and do: its own scripts and styles, and, on the page that pays, Stripe's.
 * @param html for the hashes of what stands in it
 */
export function policyHeaders(
  path: string,
  html: string,
  stripe: StripeSettings,
): Record<string, string> {
  const pays = path === PAY_PAGE;
  const from = stripe.server ? emulator(stripe.stripeJs) : STRIPE;
  const policy = [
    "default-src 'none'",
    sources('script-src', scriptHashes(html), pays && from.script),
    sources('style-src', hashes(html, /<style[^>]*>([^]*?)<\/style>/g)),
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    sources('connect-src', [], pays && from.connect),
    pays ? `frame-src ${from.frame}` : "frame-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // Stripe.js is loaded by setting the address of a script, which Trusted Types forbid.
    ...(pays
      ? []
      : ["require-trusted-types-for 'script'", 'trusted-types angular angular#bundler']),
  ].join('; ');
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': pays ? 'same-origin-allow-popups' : 'same-origin',
  };
}

function emulator(stripeJs: string): typeof STRIPE {
  const { origin } = new URL(stripeJs);
  return { script: origin, frame: origin, connect: origin };
}

function sources(directive: string, own: readonly string[], others: string | false = false) {
  return [directive, "'self'", ...own, others].filter(Boolean).join(' ');
}

function scriptHashes(html: string): string[] {
  const inline = /<script(?![^>]*\ssrc=)([^>]*)>([^]*?)<\/script>/g;
  const executed = [...html.matchAll(inline)].filter(([, tag = '']) => !DATA_BLOCK.test(tag));
  return executed.map(([, , text = '']) => hash(text));
}

function hashes(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, text = '']) => hash(text));
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
