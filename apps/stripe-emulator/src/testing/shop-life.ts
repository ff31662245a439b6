import fc from 'fast-check';
import type Stripe from 'stripe';
import { type Shop, aSession } from './shop';

/** What can happen at a shop. `which` picks one of what is there, `share` how much of it. */
export interface Step {
  verb: keyof typeof verbs;
  which: number;
  share: number;
  way: readonly [currency: string, pay: object];
  evidence: string;
  flag: boolean;
}

const card = (number: string) => ({ method: 'card', number });
const ways: Step['way'][] = [
  ['usd', card('4242424242424242')],
  ['usd', card('4000000000000077')],
  ['usd', card('4000000000000002')],
  ['eur', card('4000000000005126')],
  ['jpy', card('4000000000005126')],
  ['jpy', card('4000000000007726')],
  ['eur', card('4000000000000259')],
  ['eur', card('4000000000001976')],
  ['eur', { method: 'sepa_debit', number: 'AT611904300234573201' }],
  ['eur', { method: 'sepa_debit', number: 'AT861904300235473202' }],
  ['eur', { method: 'sepa_debit', number: 'AT591904300235473203' }],
  ['thb', { method: 'promptpay', authenticate: 'complete' }],
  ['thb', { method: 'promptpay', authenticate: 'complete' }],
];

const verbs = { pay, capture, refund, claim, cancelRefund, dispute, answer, close, payOut, wait };

/** What happens more often than the rest. */
const usual = ['pay', 'pay', 'pay', 'refund', 'refund', 'cancelRefund'] as const;

export const steps = fc.array(
  fc.record<Step>({
    verb: fc.constantFrom(...(Object.keys(verbs) as Step['verb'][]), ...usual),
    which: fc.nat(1000),
    share: fc.constantFrom(0.1, 0.5, 1),
    way: fc.constantFrom(...ways),
    evidence: fc.constantFrom('winning_evidence', 'losing_evidence', 'escalate_inquiry_evidence'),
    flag: fc.boolean(),
  }),
  { minLength: 5, maxLength: 40 },
);

/** Does a step. What Stripe refuses to do is part of life. */
export async function live(shop: Shop, step: Step): Promise<void> {
  try {
    await verbs[step.verb](shop, step);
  } catch (error) {
    if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 400)) throw error;
  }
}

async function pay(shop: Shop, { way: [currency, method], flag, share }: Step): Promise<void> {
  const price_data = { currency, unit_amount: 50_000 * share, product_data: { name: 'Bowl' } };
  const { id } = await shop.stripe.checkout.sessions.create(
    aSession({
      line_items: [{ quantity: 1, price_data }],
      ...(flag && currency === 'usd'
        ? { payment_intent_data: { capture_method: 'manual' as const } }
        : {}),
    }),
  );
  await shop.control(`sessions/${id}/pay`, { ...method, email: 'ada@example.com', wait: false });
}

async function capture(shop: Shop, step: Step): Promise<void> {
  const held = await pick(shop.stripe.paymentIntents, step, ['requires_capture']);
  if (!held) return;
  const amount_to_capture = Math.ceil(held.amount * step.share);
  await shop.stripe.paymentIntents.capture(held.id, { amount_to_capture });
}

async function refund(shop: Shop, step: Step): Promise<void> {
  const intent = await pick(shop.stripe.paymentIntents, step, ['succeeded']);
  if (!intent) return;
  const amount = Math.ceil(intent.amount_received * step.share);
  await shop.stripe.refunds.create({ payment_intent: intent.id, amount });
}

async function claim(shop: Shop, step: Step): Promise<void> {
  const found = await pick(shop.stripe.refunds, step, ['requires_action']);
  if (found) await shop.control(`refunds/${found.id}/claim`, {});
}

async function cancelRefund(shop: Shop, step: Step): Promise<void> {
  const found = await pick(shop.stripe.refunds, step, ['requires_action']);
  if (found) await shop.stripe.refunds.cancel(found.id);
}

async function dispute(shop: Shop, step: Step): Promise<void> {
  const found = await pick(shop.stripe.charges, step, ['succeeded']);
  if (found) await shop.control(`charges/${found.id}/dispute`, { inquiry: step.flag });
}

async function answer(shop: Shop, step: Step): Promise<void> {
  const found = await pick(shop.stripe.disputes, step);
  if (!found) return;
  const evidence = { uncategorized_text: step.evidence };
  await shop.stripe.disputes.update(found.id, { evidence });
}

async function close(shop: Shop, step: Step): Promise<void> {
  const found = await pick(shop.stripe.disputes, step);
  if (found) await shop.stripe.disputes.close(found.id);
}

async function payOut(shop: Shop, step: Step): Promise<void> {
  const { available } = await shop.stripe.balance.retrieve();
  const { amount, currency } = available[step.which % available.length] as Stripe.Balance.Available;
  const payout = await shop.stripe.payouts.create({
    amount: Math.ceil(amount * step.share),
    currency,
  });
  if (step.flag) await shop.stripe.payouts.cancel(payout.id);
}

async function wait(shop: Shop, { share, flag }: Step): Promise<void> {
  await shop.control('clock', { advance: flag ? 5 : share * 20 * 24 * 3600 });
}

interface Noun<Row> {
  list(params: { limit: number }): Promise<{ data: Row[] }>;
}

async function pick<Row extends { status: string | null }>(
  noun: Noun<Row>,
  { which }: Step,
  statuses?: readonly string[],
): Promise<Row | undefined> {
  const { data } = await noun.list({ limit: 100 });
  const fitting = data.filter(({ status }) => !statuses || statuses.includes(status ?? ''));
  return fitting[which % fitting.length];
}
