import { type Server, createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Page, test as base, expect } from '@playwright/test';
import Stripe from 'stripe';

export interface EmulatorOptions {
  emulatorUrl: string;
}

/** A shop's site on an origin of its own. */
export interface ShopSite {
  url: string;
  /** A page with this markup and this module, in which `stripe` is what the real `loadStripe` gives. */
  show(page: Page, body: string, script: string): Promise<void>;
}

interface EmulatorWorker {
  site: ShopSite;
}

interface EmulatorFixtures {
  stripe: Stripe;
  /** What was wrong in the browser; a test that expects some of it says what. */
  faults: { allow(pattern: RegExp): void };
}

const stripeJs = join(import.meta.dirname, '../../../node_modules/@stripe/stripe-js/dist/pure.mjs');

export const test = base.extend<EmulatorFixtures, EmulatorOptions & EmulatorWorker>({
  emulatorUrl: ['', { option: true, scope: 'worker' }],

  stripe: async ({ emulatorUrl }, use) => {
    const { port } = new URL(emulatorUrl);
    await use(
      new Stripe('sk_test_emulator', {
        host: '127.0.0.1',
        port,
        protocol: 'http',
        telemetry: false,
      }),
    );
  },

  faults: [
    async ({ page }, use) => {
      const allowed: RegExp[] = [];
      const found: string[] = [];
      page.on('pageerror', ({ message }) => found.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(message.text());
      });
      await use({ allow: (pattern) => void allowed.push(pattern) });
      expect(found.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],

  site: [
    async ({ emulatorUrl }, use) => {
      const pages = new Map<string, string>();
      const server = serveSite(pages);
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const url = `http://localhost:${(server.address() as AddressInfo).port}`;
      await use({
        url,
        show: async (page, body, script) => {
          const path = `/page/${pages.size}`;
          pages.set(path, shopPage(emulatorUrl, body, script));
          await page.goto(`${url}${path}`);
        },
      });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: 'worker' },
  ],
});

export { expect };

function shopPage(emulatorUrl: string, body: string, script: string): string {
  return `<!doctype html><html lang="en"><title>Shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script src="${emulatorUrl}/stripe.js"></script>
    <main><h1>Shop</h1>${body}</main>
    <script type="module">
      import { loadStripe } from '/stripe-js.mjs';
      const stripe = await loadStripe('pk_test_shop');
      ${script}
    </script></html>`;
}

function serveSite(pages: ReadonlyMap<string, string>): Server {
  const thanks = '<!doctype html><html lang="en"><title>Shop</title><h1>Thanks</h1></html>';
  return createServer(({ url = '/' }, response) => {
    if (url === '/stripe-js.mjs') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      createReadStream(stripeJs).pipe(response);
      return;
    }
    const isPicture = url === '/picture.svg';
    response.writeHead(200, { 'Content-Type': isPicture ? 'image/svg+xml' : 'text/html' });
    response.end(isPicture ? picture : (pages.get(url) ?? thanks));
  });
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="30"/></svg>';
