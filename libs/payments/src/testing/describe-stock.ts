import assert from 'node:assert/strict';
import type { Shortage, Stock, StockLine } from '../catalog/stock';
import type { Transaction } from '../database/connection';
import { afterAll, beforeAll, describe, it, OPENING } from './runner';

/** A stock that is ready to be sold from, and what the suite has to know of it. */
export interface OpenStock {
  readonly stock: Stock;
  /** Commits what `work` did, and nothing of it where it throws; a deadlock may be tried again. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Puts so many of a new product on the shelf. @returns its id */
  aProduct(onHand: number): Promise<string>;
  /** How many of the product can be had. */
  onHand(productId: string): Promise<number>;
  /** After the last test. */
  close?(): Promise<void>;
}

/** Milliseconds for orders that come all at once. */
const CROWD = 30_000;

/**
 * Proves that a team's stock keeps the contract of `Stock`. It puts products of its own on the shelf, and touches no
 * others. Call it in a spec of Jest, or of Vitest with `globals: true`.
 *
 *     describeStock('OurStock', async () => {
 *       const database = new DatabaseService(await openPostgres(url));
 *       return {
 *         stock: new OurStock(),
 *         transaction: (work) => database.transaction(work),
 *         aProduct: (onHand) => …,
 *         onHand: (productId) => …,
 *         close: () => database.close(),
 *       };
 *     });
 *
 * @param name what the suite is called
 * @param open once, before the first test
 */
export function describeStock(name: string, open: () => Promise<OpenStock>): void {
  describe(name, () => {
    let opened: OpenStock | undefined;
    beforeAll(async () => {
      opened = await open();
    }, OPENING);
    afterAll(() => opened?.close?.());

    const shop = (): OpenStock => {
      assert.ok(opened, 'the stock did not open');
      return opened;
    };
    const reserve = (order: string, ...lines: StockLine[]): Promise<readonly Shortage[]> =>
      shop().transaction((tx) => shop().stock.reserve(tx, order, lines));
    const commit = (order: string) => shop().transaction((tx) => shop().stock.commit(tx, order));
    const release = (order: string) => shop().transaction((tx) => shop().stock.release(tx, order));

    const left = async (...productIds: string[]) => {
      const counts: number[] = [];
      for (const productId of productIds) counts.push(await shop().onHand(productId));
      return counts;
    };

    /** An order that holds so many of the product. */
    const anOrder = async (productId: string, quantity: number) => {
      const order = anId();
      assert.deepEqual(await reserve(order, { productId, quantity }), []);
      return order;
    };

    it('what is held for an order cannot be had by another', async () => {
      const productId = await shop().aProduct(5);
      await anOrder(productId, 3);
      assert.deepEqual(await left(productId), [2]);
      const shortages = await reserve(anId(), { productId, quantity: 3 });
      assert.deepEqual(shortages, [{ productId, available: 2 }]);
    });

    it('an order that asks again holds no more, even where nothing is left', async () => {
      const productId = await shop().aProduct(3);
      const order = await anOrder(productId, 2);
      assert.deepEqual(await reserve(order, { productId, quantity: 2 }), []);
      assert.deepEqual(await left(productId), [1]);
    });

    it('an order gets all of its lines or none, and is told of each that is short', async () => {
      const [plenty, few, none] = [
        await shop().aProduct(9),
        await shop().aProduct(1),
        await shop().aProduct(0),
      ];
      const order = anId();
      const lines = [few, plenty, none].map((productId) => ({ productId, quantity: 2 }));
      const shortages = await reserve(order, ...lines);
      assert.deepEqual(
        new Map(shortages.map(({ productId, available }) => [productId, available])),
        new Map([
          [few, 1],
          [none, 0],
        ]),
      );
      assert.equal(shortages.length, 2);
      assert.deepEqual(await left(plenty, few, none), [9, 1, 0]);
    });

    it('an order that was refused holds nothing, and gets what it asks for later', async () => {
      const productId = await shop().aProduct(2);
      const [first, second] = [await anOrder(productId, 2), anId()];
      assert.notDeepEqual(await reserve(second, { productId, quantity: 1 }), []);
      await release(second);
      assert.deepEqual(await left(productId), [0]);
      await release(first);
      assert.deepEqual(await reserve(second, { productId, quantity: 1 }), []);
      assert.deepEqual(await left(productId), [1]);
    });

    it('of what nobody has ever stocked, none can be had', async () => {
      const productId = anId();
      const shortages = await reserve(anId(), { productId, quantity: 1 });
      assert.deepEqual(shortages, [{ productId, available: 0 }]);
    });

    it('a hold is sold once, however often that is said', async () => {
      const productId = await shop().aProduct(5);
      const [first, second] = [await anOrder(productId, 2), await anOrder(productId, 2)];
      for (let time = 0; time < 3; time += 1) assert.equal(await commit(first), true);
      assert.deepEqual(await left(productId), [1]);
      assert.equal(await commit(second), true);
      assert.deepEqual(await left(productId), [1]);
    });

    it('a hold is given back once, however often that is said', async () => {
      const productId = await shop().aProduct(5);
      const [first, second] = [await anOrder(productId, 2), await anOrder(productId, 2)];
      for (let time = 0; time < 3; time += 1) await release(first);
      assert.deepEqual(await left(productId), [3]);
      await release(second);
      assert.deepEqual(await left(productId), [5]);
    });

    it('nothing that was sold comes back', async () => {
      const productId = await shop().aProduct(5);
      const order = await anOrder(productId, 2);
      await commit(order);
      await release(order);
      assert.deepEqual(await left(productId), [3]);
    });

    it('an order that holds nothing has nothing to give back', async () => {
      const productId = await shop().aProduct(5);
      await anOrder(productId, 2);
      await release(anId());
      assert.deepEqual(await left(productId), [3]);
    });

    it('a hold that was given back is taken again by its sale, once', async () => {
      const productId = await shop().aProduct(5);
      const order = await anOrder(productId, 2);
      await release(order);
      for (let time = 0; time < 2; time += 1) assert.equal(await commit(order), true);
      assert.deepEqual(await left(productId), [3]);
      await release(order);
      assert.deepEqual(await left(productId), [3]);
    });

    it('a hold that was given back and is gone is not sold, nor any line of it', async () => {
      const [kept, gone] = [await shop().aProduct(2), await shop().aProduct(1)];
      const order = anId();
      await reserve(order, { productId: kept, quantity: 2 }, { productId: gone, quantity: 1 });
      await release(order);
      const other = await anOrder(gone, 1);
      assert.equal(await commit(order), false);
      assert.deepEqual(await left(kept, gone), [2, 0]);
      assert.equal(await commit(other), true);
    });

    it('what is rolled back has never been', async () => {
      const productId = await shop().aProduct(5);
      const { stock } = shop();
      const [held, fresh] = [await anOrder(productId, 2), anId()];
      await rolledBack(shop(), (tx) => stock.reserve(tx, fresh, [{ productId, quantity: 3 }]));
      await rolledBack(shop(), (tx) => stock.commit(tx, held));
      await rolledBack(shop(), (tx) => stock.release(tx, held));
      assert.deepEqual(await left(productId), [3]);
      assert.deepEqual(await reserve(fresh, { productId, quantity: 3 }), []);
      await release(held);
      assert.deepEqual(await left(productId), [2]);
    });

    it(
      'twenty orders at once for five get exactly five',
      async () => {
        const productId = await shop().aProduct(5);
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => reserve(anId(), { productId, quantity: 1 })),
        );
        const refused = answers.filter((shortages) => shortages.length > 0);
        assert.deepEqual(refused, Array(15).fill([{ productId, available: 0 }]));
        assert.deepEqual(await left(productId), [0]);
      },
      CROWD,
    );

    it(
      'orders of the same products in opposite order all come to an end',
      async () => {
        const [one, two] = [await shop().aProduct(20), await shop().aProduct(20)];
        const [forth, back] = [
          [one, two],
          [two, one],
        ].map((ids) => ids.map((productId) => ({ productId, quantity: 1 })));
        const orders = Array.from({ length: 20 }, anId);
        await Promise.all(
          orders.map((order, index) => reserve(order, ...((index % 2 ? forth : back) ?? []))),
        );
        assert.deepEqual(await left(one, two), [0, 0]);
        await Promise.all(
          orders.map((order, index) => (index < 10 ? commit(order) : release(order))),
        );
        assert.deepEqual(await left(one, two), [10, 10]);
      },
      CROWD,
    );

    it(
      'a sale wins over a giving back at the same time',
      async () => {
        const productId = await shop().aProduct(5);
        const order = await anOrder(productId, 2);
        const said = Array.from({ length: 5 }, () => [commit(order), release(order)]);
        const sold = (await Promise.all(said.flat())).filter((answer) => answer !== undefined);
        assert.deepEqual(sold, Array(5).fill(true));
        assert.deepEqual(await left(productId), [3]);
      },
      CROWD,
    );
  });
}

/** Orders are known by a UUID. */
const anId = () => crypto.randomUUID();

async function rolledBack(shop: OpenStock, work: (tx: Transaction) => Promise<unknown>) {
  const thrown = new Error('rolled back');
  const transaction = shop.transaction(async (tx) => {
    await work(tx);
    throw thrown;
  });
  await assert.rejects(transaction, (error) => error === thrown);
}
