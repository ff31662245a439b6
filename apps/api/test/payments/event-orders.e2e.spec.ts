import { eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import type Stripe from 'stripe';
import { anOrder as anOrderOf } from '../an-order';
import { stockOf } from '../a-product';
import { eventually, Shop } from '../a-shop';
import { effects, inbox } from '@till/payments/database/schema/schema';

/** Lives of each kind that are lived; a failure prints the seed that brings the same one again. */
const LIVES = { numRuns: 4, endOnFailure: true };

/** Stripe's clock is moved on by seconds in each life, and no session may end by that. */
let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open({
    PAYMENT_METHODS: 'card,sepa_debit',
    SHOP_CURRENCY: 'eur',
    SESSION_MINUTES: '720',
  });
}, 60_000);
afterAll(() => shop.close());

/** Two pots, for 200.00 EUR in all. */
const anOrder = () => anOrderOf(shop, { quantity: 2, prices: { eur: 10_000 } });
type AnOrder = Awaited<ReturnType<typeof anOrder>>;

/** Something that happens to the order at Stripe. */
type Step = (order: AnOrder) => Promise<unknown>;

const intentOf = async ({ sessionId }: AnOrder) =>
  String((await shop.stripe.checkout.sessions.retrieve(sessionId)).payment_intent);

const card =
  (number: string): Step =>
  ({ sessionId }) =>
    shop.pay(sessionId, number);

const debit =
  (number: string): Step =>
  ({ sessionId }) =>
    shop.emulator.control('POST', `sessions/${sessionId}/pay`, {
      number,
      method: 'sepa_debit',
      country: 'AT',
    });

const expire: Step = ({ sessionId }) =>
  shop.emulator.control('POST', `sessions/${sessionId}/expire`);

const refund =
  (amount: number): Step =>
  async (order) =>
    shop.stripe.refunds.create({ payment_intent: await intentOf(order), amount });

const dispute: Step = async (order) => {
  const { latest_charge: charge } = await shop.stripe.paymentIntents.retrieve(
    await intentOf(order),
  );
  return shop.emulator.control('POST', `charges/${String(charge)}/dispute`, {});
};

/** What banks do some seconds later, they do now. */
const later = () => shop.emulator.control('POST', 'clock', { advance: 5 });

const decide =
  (evidence: 'winning_evidence' | 'losing_evidence'): Step =>
  async (order) => {
    const { data } = await shop.stripe.disputes.list({ payment_intent: await intentOf(order) });
    await shop.stripe.disputes.update(data[0]?.id ?? '', {
      evidence: { uncategorized_text: evidence },
    });
    return later();
  };

const paidAndRefundedTwice = [card('4242424242424242'), refund(5_000), refund(800)];
const sold = { fulfilment: 'fulfilled', stock: { onHand: 8, reserved: 0, sold: 2 } } as const;
const givenBack = {
  fulfilment: 'unfulfilled',
  stock: { onHand: 10, reserved: 0, sold: 0 },
  refunded: 0,
} as const;

const lives: readonly {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly end: object;
  /** What is done about the goods. */
  readonly goods: string;
}[] = [
  {
    name: 'paid and given back in two parts',
    steps: paidAndRefundedTwice,
    end: { ...sold, status: 'partially_refunded', refunded: 5_800 },
    goods: 'commit-stock',
  },
  {
    name: 'whose rest is disputed',
    steps: [...paidAndRefundedTwice, dispute],
    end: { ...sold, status: 'disputed', refunded: 5_800 },
    goods: 'commit-stock',
  },
  {
    name: 'whose dispute is won',
    steps: [...paidAndRefundedTwice, dispute, decide('winning_evidence')],
    end: { ...sold, status: 'partially_refunded', refunded: 5_800 },
    goods: 'commit-stock',
  },
  {
    name: 'whose dispute is lost',
    steps: [...paidAndRefundedTwice, dispute, decide('losing_evidence')],
    end: { ...sold, status: 'charged_back', refunded: 5_800 },
    goods: 'commit-stock',
  },
  {
    name: 'whose debit succeeds',
    steps: [debit('AT611904300234573201'), later],
    end: { ...sold, status: 'paid', refunded: 0 },
    goods: 'commit-stock',
  },
  {
    name: 'whose debit fails',
    steps: [debit('AT861904300235473202'), later],
    end: { ...givenBack, status: 'failed' },
    goods: 'release-stock',
  },
  {
    name: 'that expires',
    steps: [expire],
    end: { ...givenBack, status: 'expired' },
    goods: 'release-stock',
  },
  {
    name: 'whose refund fails',
    steps: [card('4000000000005126'), refund(5_000), later],
    end: { ...sold, status: 'paid', refunded: 0 },
    goods: 'commit-stock',
  },
];

/** All that Stripe has said of the order, stamped with one second. */
async function eventsOf(order: AnOrder): Promise<Stripe.Event[]> {
  const ids = [order.sessionId, await intentOf(order)];
  const { data } = await shop.stripe.events.list({ limit: 100 });
  return data
    .filter((event) => ids.some((id) => JSON.stringify(event.data.object).includes(`"${id}"`)))
    .map((event) => ({ ...event, created: 1_790_000_000 }));
}

/**
 * Lives it: each event comes once, twice or three times, each time at any moment after it happened, in any order with
 * whatever else comes at that moment.
 */
async function live(steps: readonly Step[], draw: () => number) {
  const order = await anOrder();
  const known = new Set<string>();
  const deliveries: { event: Stripe.Event; moment: number; place: number }[] = [];
  for (const [now, step] of steps.entries()) {
    await step(order);
    for (const event of (await eventsOf(order)).filter(({ id }) => !known.has(id))) {
      known.add(event.id);
      for (let copies = 1 + (draw() % 3); copies > 0; copies -= 1) {
        deliveries.push({ event, moment: now + (draw() % (steps.length - now)), place: draw() });
      }
    }
    const due = deliveries.filter(({ moment }) => moment === now);
    for (const { event } of due.toSorted((a, b) => a.place - b.place)) {
      expect((await shop.deliver(event)).status).toBe(200);
    }
  }
  await eventually(
    () =>
      shop.database.queries
        .select({ state: inbox.state })
        .from(inbox)
        .where(inArray(inbox.id, [...known])),
    (rows) =>
      rows.length === known.size && rows.every(({ state }) => ['done', 'ignored'].includes(state)),
  );
  return order;
}

const effectsOf = ({ orderId }: AnOrder) =>
  eventually(
    () =>
      shop.database.queries
        .select({ name: effects.name, state: effects.state, attempts: effects.attempts })
        .from(effects)
        .where(eq(effects.orderId, orderId)),
    (rows) => rows.every(({ state }) => state === 'done'),
  );

it.each(lives)(
  'the events of an order $name end in one state, in any order, any of them twice (lesson 10)',
  async ({ steps, end, goods }) => {
    const numbers = fc.infiniteStream(fc.noBias(fc.nat()));
    await fc.assert(
      fc.asyncProperty(numbers, async (stream) => {
        const order = await live(steps, () => stream.next().value ?? 0);
        const { status, fulfilment, refunded } = (await shop.order(order.token)).body;
        const stock = await stockOf(shop.database, order.productId);
        expect({ status, fulfilment, refunded: refunded.amount, stock }).toEqual(end);
        const rows = await effectsOf(order);
        const names = rows.map(({ name }) => name);
        expect(names.filter((name) => name.endsWith('-stock'))).toEqual([goods]);
        expect(names).toContain(`reached:${status}`);
        expect(names.includes('order-confirmation')).toBe(names.includes('reached:paid'));
        const tries = rows.filter(({ name }) => name.startsWith('order-'));
        expect(tries.filter(({ attempts }) => attempts !== 1)).toEqual([]);
      }),
      LIVES,
    );
  },
  120_000,
);
