import fc from 'fast-check';
import type Stripe from 'stripe';
import { Shop } from '../testing/shop';
import { live, steps } from '../testing/shop-life';

type Sums = Record<string, number>;

describe('the books', () => {
  let shop: Shop;
  beforeAll(async () => (shop = await Shop.open({ webhook: undefined })));
  afterAll(() => shop.close());

  const all = async <Row>(noun: { list(params: { limit: number }): Stripe.ApiListPromise<Row> }) =>
    noun.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });

  const withStatus = <Row extends { status: string | null }>(rows: Row[], ...wanted: string[]) =>
    rows.filter(({ status }) => wanted.includes(status ?? ''));

  /** The same figures from Stripe's own objects. */
  const figures = async (currency: string): Promise<Sums> => {
    const of = <Row extends { currency: string }>(rows: readonly Row[]) =>
      rows.filter((row) => row.currency === currency);
    const charges = of(await all(shop.stripe.charges));
    const refunds = of(await all(shop.stripe.refunds));
    const disputes = of(await all(shop.stripe.disputes));
    const payouts = of(await all(shop.stripe.payouts));
    const taken = disputes.filter(({ balance_transactions: { length } }) => length > 0);
    const gone = withStatus(refunds, 'failed', 'canceled');
    expect(sum(charges, 'amount_refunded')).toBe(sum(refunds, 'amount') - sum(gone, 'amount'));
    return {
      captured: sum(charges, 'amount_captured'),
      refunded: sum(refunds, 'amount'),
      refund_failed: sum(gone, 'amount'),
      disputed: sum(taken, 'amount'),
      dispute_reinstated: sum(withStatus(disputes, 'won'), 'amount'),
      paid_out: sum(payouts, 'amount'),
      payout_canceled: sum(withStatus(payouts, 'canceled'), 'amount'),
    };
  };

  it('agree with the objects and the balance, whatever happens at a shop', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (life) => {
        await shop.control('reset', {});
        for (const step of life) await live(shop, step);
        // Every charge is in the balance a few seconds after it was captured.
        await shop.control('clock', { advance: 5 });
        const { currencies } = await shop.control<{ currencies: Record<string, Sums> }>('books');
        const transactions = await all(shop.stripe.balanceTransactions);
        const balance = await shop.stripe.balance.retrieve();
        const kept = new Set(transactions.map(({ currency }) => currency));
        expect(new Set(Object.keys(currencies))).toEqual(kept);
        for (const [currency, { fees = 0, net = 0, ...moved }] of Object.entries(currencies)) {
          const lines = transactions.filter((line) => line.currency === currency);
          expect(moved).toEqual(await figures(currency));
          expect([fees, net]).toEqual([sum(lines, 'fee'), sum(lines, 'net')]);
          const held = [...balance.available, ...balance.pending];
          const here = held.filter((part) => part.currency === currency);
          expect(sum(here, 'amount')).toBe(net);
          expect(total(moved) - fees).toBe(net);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

function total(moved: Sums): number {
  const into = ['captured', 'refund_failed', 'dispute_reinstated', 'payout_canceled'];
  return Object.entries(moved).reduce(
    (left, [name, amount]) => left + (into.includes(name) ? amount : -amount),
    0,
  );
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
