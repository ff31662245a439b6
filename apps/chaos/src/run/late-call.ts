import { randomUUID } from 'node:crypto';
import type { LateCall } from './plan';
import type { Run } from './run';
import { idle, minute } from './calm';
import { checkout, pay } from './shopper';

const BUYER = { currency: 'inr', twice: false, patience: 20 } as const;
const NEVER_ANSWERED = { path: '/v1/checkout/sessions', method: 'POST', action: 'drop', times: 99 };

interface Call {
  readonly stripe_key: string;
  readonly request: Record<string, unknown>;
}

/**
 * The shop's call to Stripe stays on the way for so long that it is looked up, not found and given up, and is applied
 * after all; whoever has the address then pays.
 */
export async function lateCall(run: Run, plan: LateCall): Promise<void> {
  const { emulator } = run.world;
  const cartId = randomUUID();
  await emulator.control('POST', 'faults', NEVER_ANSWERED);
  await checkout(run, { ...BUYER, patience: 0 }, cartId, plan.lines);
  await emulator.control('DELETE', 'faults');
  await idle(run);
  await run.pass(660);
  await minute(run);
  if (plan.boughtAgain) {
    const session = await checkout(run, BUYER, cartId, plan.lines);
    if (session) await pay(run, session, 'card');
    await idle(run);
  }
  const [call] = await run.rows<Call>(
    `select stripe_key, snapshot -> 'request' as request
       from orders join attempts on attempts.order_id = orders.id
      where status = 'canceled'`,
  );
  if (!call) return;
  const form = new URLSearchParams();
  fill(form, '', plan.altered ? altered(call.request) : call.request);
  const key = plan.altered ? randomUUID() : call.stripe_key;
  const session = await emulator.stripe<{ readonly id: string }>('checkout/sessions', form, key);
  await emulator.control('POST', `sessions/${session.id}/pay`, { wait: false });
  await idle(run);
}

/** One more of the first line. */
function altered(request: Record<string, unknown>): Record<string, unknown> {
  const [first, ...others] = request['line_items'] as { readonly quantity: number }[];
  return {
    ...request,
    line_items: [{ ...first, quantity: 1 + (first?.quantity ?? 0) }, ...others],
  };
}

/** As Stripe wants it: `line_items[0][quantity]=1`. */
function fill(form: URLSearchParams, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    form.append(name, String(value));
    return;
  }
  for (const [key, part] of Object.entries(value)) fill(form, name ? `${name}[${key}]` : key, part);
}
