import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { refundAll } from './merchant';
import type { Line, Payment, Shopper } from './plan';
import type { Run } from './run';
import { askShop } from './shop-client';
import type { CheckoutAnswer, PageView } from './witness';

const AGAIN_AFTER_MS = 120;

/** Not an answer, or one that says to ask again. */
const AGAIN = [0, 409, 500, 503];

type Session = NonNullable<CheckoutAnswer['session']>;

const CARDS: Readonly<Partial<Record<Payment, string>>> = {
  card: '4242424242424242',
  'declined first': '4242424242424242',
  disputed: '4000000000000259',
  inquiry: '4000000000001976',
  'refund pends': '4000000000007726',
  'refund fails': '4000000000005126',
};

const ACCOUNTS: Readonly<Partial<Record<Payment, string>>> = {
  debit: 'AT611904300234573201',
  'slow debit': 'AT321904300235473204',
  'refused debit': 'AT861904300235473202',
};

/** Lives through what the plan has for one shopper. */
export async function buy(run: Run, plan: Shopper): Promise<void> {
  await wait(plan.startsAfterMs);
  const cartId = randomUUID();
  const tabs = Array.from({ length: plan.tabs }, () => checkout(run, plan, cartId, plan.lines));
  const first = (await Promise.all(tabs)).find(Boolean);
  const [changed] = await Promise.all([
    plan.change && checkout(run, plan, cartId, plan.change),
    plan.races && first && pay(run, first, plan.payment),
  ]);
  const session = changed ?? first;
  if (!session) return;
  await pay(run, session, plan.payment);
  for (let look = 0; look < plan.looks; look += 1) await visit(run, session);
  await refundAll(run, session, plan.refunds);
}

/** @returns the session, unless the shop refuses or patience ends */
export async function checkout(
  run: Run,
  { currency, twice, patience }: Pick<Shopper, 'currency' | 'twice' | 'patience'>,
  cartId: string,
  products: readonly Line[],
): Promise<Session | undefined> {
  const key = randomUUID();
  const body = JSON.stringify({ cartId, currency, products });
  const post = () => persist(run, { cartId, key, body }, patience);
  const answers = await Promise.all(twice ? [post(), post()] : [post()]);
  return answers.find(Boolean);
}

async function persist(
  run: Run,
  request: { readonly cartId: string; readonly key: string; readonly body: string },
  patience: number,
): Promise<Session | undefined> {
  for (let tries = 0; tries <= patience; tries += 1) {
    const { status, body } = await askShop<Session & { readonly code?: string }>(
      run,
      'create-checkout-session',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': request.key },
        body: request.body,
      },
    );
    const { code } = body;
    const session = status === 201 ? body : undefined;
    run.witness.checkouts.push({
      ...request,
      status,
      ...(code && { code }),
      ...(session && { session }),
    });
    if (session) return session;
    if (!AGAIN.includes(status) || code === 'cart_paid' || code === 'out_of_stock')
      return undefined;
    await wait(AGAIN_AFTER_MS);
  }
  return undefined;
}

/** As the shopper does on Stripe's page; what is paid or closed already stays so. */
export async function pay(run: Run, { id }: Session, payment: Payment): Promise<void> {
  const { emulator } = run.world;
  const submit = (body: object) =>
    emulator.control('POST', `sessions/${id}/pay`, { wait: false, ...body }).catch(() => undefined);
  if (payment === 'expired') await emulator.control('POST', `sessions/${id}/expire`);
  if (payment === 'declined first') await submit({ number: '4000000000000002' });
  if (CARDS[payment]) await submit({ number: CARDS[payment] });
  if (ACCOUNTS[payment]) await submit({ method: 'sepa_debit', number: ACCOUNTS[payment] });
}

/** The page that Stripe leads back to: it asks for the truth, and must not say more than that. */
async function visit(run: Run, { id, order }: Session): Promise<void> {
  for (const [path, method] of [
    [`orders/${order.token}/settle`, 'POST'],
    [`orders/${order.token}`, 'GET'],
  ] as const) {
    const page = await askShop<{ readonly status: string }>(run, path, { method });
    if (page.status !== 200) continue;
    const truth = await run.world.emulator.object<PageView['truth']>(id);
    run.witness.views.push({ sessionId: id, status: page.body.status, truth });
  }
}
