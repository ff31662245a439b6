import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { RefusedError } from '../machine/shop-process';
import { idle } from './calm';
import type { Refund } from './plan';
import type { Run } from './run';
import type { CheckoutAnswer } from './witness';

/** Answers after which the same refund is asked for again under its name. */
const TRIES = 12;
const AGAIN_AFTER_MS = 150;
const FINAL = ['invalid_state', 'refund_exceeds_rest', 'refund_refused', 'out_of_range'];

/** When Stripe has said all that it has to say of a payment. */
const AFTERMATH_SECONDS = 30;

const TROUBLES = {
  silence: {
    path: 'faults',
    body: {
      path: '/v1/checkout/sessions/*',
      method: 'GET',
      action: 'error',
      status: 500,
      times: 1000,
    },
  },
  'lost events': { path: 'torture', body: { drop: 1 } },
};

interface Paid {
  readonly id: string;
  readonly currency: string;
  readonly amount_received: number;
  readonly latest_charge: string;
}

/** Makes all of the order's refunds at once: some in the shop, some in Stripe's dashboard, some by the bank. */
export async function refundAll(
  run: Run,
  { id, order }: NonNullable<CheckoutAnswer['session']>,
  refunds: readonly Refund[],
): Promise<void> {
  if (refunds.length === 0) return;
  const payment = await paymentOf(run, id);
  if (!payment) return;
  const { emulator } = run.world;
  for (const { during } of refunds) {
    if (!during) continue;
    // One later event of the payment, and nothing that is lost would show.
    await run.pass(AFTERMATH_SECONDS);
    await idle(run);
    await emulator.control('POST', TROUBLES[during].path, TROUBLES[during].body);
  }
  await Promise.all(
    refunds.map(({ by, percent }) => {
      const amount = Math.floor((payment.amount_received * percent) / 100);
      const { id, currency, latest_charge: charge } = payment;
      if (by === 'shop') return refundInShop(run, order.number, { amount, currency });
      const done =
        by === 'bank'
          ? emulator.control('POST', `charges/${charge}/dispute`, { reason: 'fraudulent' })
          : emulator.control('POST', `payments/${id}/refund`, { amount });
      return done.catch(() => undefined);
    }),
  );
}

async function paymentOf(run: Run, sessionId: string): Promise<Paid | undefined> {
  const { emulator } = run.world;
  const { payment_intent: intent } = await emulator.object<{
    readonly payment_intent: string | null;
  }>(sessionId);
  if (!intent) return undefined;
  const payment = await emulator.object<Paid>(intent);
  return payment.amount_received > 0 ? payment : undefined;
}

async function refundInShop(
  run: Run,
  orderNumber: string,
  amount: { readonly amount: number; readonly currency: string },
): Promise<void> {
  const [order] = await run.rows<{ readonly id: string }>(
    'select id from orders where number = $1',
    [orderNumber],
  );
  const name = randomUUID();
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await run.shop.askOnce({ command: 'refund', orderId: order?.id, name, amount });
      run.witness.refunds.push({ orderNumber, refusal: undefined });
      return;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (FINAL.includes(error.message)) {
        run.witness.refunds.push({ orderNumber, refusal: error.message });
        if (error.message !== 'invalid_state') return;
      }
      await wait(AGAIN_AFTER_MS);
    }
  }
}
