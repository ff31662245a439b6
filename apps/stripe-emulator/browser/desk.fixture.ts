import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { DeskPage } from './desk.page';
import { test as base, expect } from './emulator.fixture';
import { aSession } from './sessions';

interface DeskFixtures {
  desk: DeskPage;
  /** Makes a session for one teapot, and waits until the desk shows it. */
  sell(reference: string, amount: number): Promise<Stripe.Checkout.Session>;
}

const program = join(import.meta.dirname, '../../../dist/apps/stripe-emulator/main.js');

/** A person at the desk of an emulator of their own, whose clock and faults are theirs alone. */
export const test = base.extend<DeskFixtures, { emulatorUrl: string }>({
  emulatorUrl: [
    async ({}, use) => {
      const endpoint = await anEndpoint();
      const { port } = endpoint.address() as AddressInfo;
      const emulator = fork(program, {
        env: {
          ...process.env,
          STRIPE_EMULATOR_PORT: '0',
          STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${port}/webhook`,
        },
      });
      const [{ url }] = (await once(emulator, 'message')) as [{ url: string }];
      await use(url);
      emulator.kill();
      await once(emulator, 'exit');
      endpoint.closeAllConnections();
      endpoint.close();
    },
    { scope: 'worker' },
  ],

  desk: async ({ page, emulatorUrl }, use) => {
    const headers = { 'X-Emulator-Control': '1' };
    await fetch(`${emulatorUrl}/_emulator/reset`, { method: 'POST', headers });
    await page.goto(emulatorUrl);
    await use(new DeskPage(page));
  },

  sell: ({ desk, stripe }, use) =>
    use(async (reference, amount) => {
      const price_data = {
        currency: 'usd',
        unit_amount: amount,
        product_data: { name: 'Teapot' },
      };
      const session = await stripe.checkout.sessions.create(
        aSession('http://localhost:7000', {
          client_reference_id: reference,
          line_items: [{ quantity: 1, price_data }],
        }),
      );
      await desk.row('Checkout sessions', reference).waitFor();
      return session;
    }),
});

export { expect };

/** Takes every webhook. */
async function anEndpoint(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}
