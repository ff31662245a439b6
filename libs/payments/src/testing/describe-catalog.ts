import assert from 'node:assert/strict';
import { type Currency, priceFault, type Product } from '@till/shared-types';
import type { Catalog } from '../catalog/catalog';
import { afterAll, beforeAll, describe, it, OPENING } from './runner';

/** A catalogue that is ready to be asked, with something for sale in it. */
export interface OpenCatalog {
  readonly catalog: Catalog;
  /** After the last test. */
  close?(): Promise<void>;
}

/** ISO 4217 keeps it for tests: nobody has prices in it. */
const NO_CURRENCY = 'xts';
/** Nobody's shop is written in it. */
const NO_LANGUAGE = 'tlh';
const UNKNOWN = 'nothing-of-this-id-is-for-sale';

/**
 * Proves that a team's catalogue keeps the contract of `Catalog`, whatever is in it; it only reads. Call it in a spec of
 * Jest, or of Vitest with `globals: true`.
 *
 *     describeCatalog('OurCatalog', async () => ({ catalog: new OurCatalog(await ourProducts()) }));
 *
 * @param name what the suite is called
 * @param open once, before the first test
 */
export function describeCatalog(name: string, open: () => Promise<OpenCatalog>): void {
  describe(name, () => {
    let opened: OpenCatalog | undefined;
    beforeAll(async () => {
      opened = await open();
    }, OPENING);
    afterAll(() => opened?.close?.());

    const catalog = (): Catalog => {
      assert.ok(opened, 'the catalogue did not open');
      return opened.catalog;
    };

    /** Asks for what is listed in each currency. */
    const eachShelf = async (check: (shelf: readonly Product[], currency: Currency) => unknown) => {
      for (const currency of await catalog().currencies()) {
        await check(await catalog().list(currency), currency);
      }
    };

    const eachProduct = (check: (product: Product, currency: Currency) => void) =>
      eachShelf((shelf, currency) => shelf.forEach((product) => check(product, currency)));

    it('names its currencies once each, in three small letters, sorted', async () => {
      const currencies = await catalog().currencies();
      assert.ok(currencies.length > 0, 'there are prices in no currency');
      assert.deepEqual(currencies, [...new Set(currencies)].sort());
      for (const currency of currencies) assert.match(currency, /^[a-z]{3}$/);
    });

    it('has something for sale', async () => {
      let count = 0;
      await eachShelf((shelf) => (count += shelf.length));
      assert.ok(count > 0, 'nothing is listed in any of its currencies');
    });

    it('lists prices in the currency asked for, which Stripe can charge', () =>
      eachProduct(({ id, price }, currency) => {
        assert.equal(price.currency, currency, `currency of ${id}`);
        assert.equal(priceFault(price), undefined, `price of ${id}`);
      }));

    it('lists each product once', () =>
      eachShelf((shelf) => assert.deepEqual(idsOf(shelf), [...new Set(idsOf(shelf))])));

    it('says of each product what it is, and how it looks', () =>
      eachProduct(({ id, name: title, description, category, categoryName, image }) => {
        const texts = { id, name: title, description, category, categoryName, alt: image.alt };
        for (const [field, text] of Object.entries(texts)) {
          assert.match(text, /\S/, `${field} of ${id} is empty`);
        }
        assert.match(image.src, /^\/\S+$/, `image of ${id} is no path on the shop's own origin`);
        assert.ok(image.width > 0 && image.height > 0, `image of ${id} has no size`);
      }));

    it('says of each product whether it is to be had, and whether it is sent by post', () =>
      eachProduct(({ id, availability, shippable }) => {
        assert.match(availability, /^(in_stock|low|sold_out)$/, `availability of ${id}`);
        assert.equal(typeof shippable, 'boolean', `shippable of ${id}`);
      }));

    it('keeps the order of its shelf', () =>
      eachShelf(async (shelf, currency) =>
        assert.deepEqual(idsOf(await catalog().list(currency)), idsOf(shelf)),
      ));

    it('finds each product as it is listed', () =>
      eachShelf(async (shelf, currency) => {
        assert.deepEqual(byId(await catalog().find(idsOf(shelf), currency)), byId(shelf));
        const first = shelf.slice(0, 1);
        assert.deepEqual(await catalog().find(idsOf(first), currency), first);
      }));

    it('passes over what nobody knows, and finds what is asked for twice once', () =>
      eachShelf(async (shelf, currency) => {
        const ids = [UNKNOWN, ...idsOf(shelf), ...idsOf(shelf)];
        assert.deepEqual(byId(await catalog().find(ids, currency)), byId(shelf));
        assert.deepEqual(await catalog().find([UNKNOWN], currency), []);
        assert.deepEqual(await catalog().find([], currency), []);
      }));

    it('has nothing in a currency without prices', async () => {
      const ids: string[] = [];
      await eachProduct(({ id }) => ids.push(id));
      assert.deepEqual(await catalog().list(NO_CURRENCY), []);
      assert.deepEqual(await catalog().find(ids, NO_CURRENCY), []);
    });

    it('lists and finds in its own language where nobody knows the one asked for', () =>
      eachShelf(async (shelf, currency) => {
        assert.deepEqual(await catalog().list(currency, NO_LANGUAGE), shelf);
        const found = await catalog().find(idsOf(shelf), currency, NO_LANGUAGE);
        assert.deepEqual(byId(found), byId(shelf));
      }));
  });
}

const idsOf = (products: readonly Product[]) => products.map(({ id }) => id);

const byId = (products: readonly Product[]) => [...products].sort((a, b) => (a.id < b.id ? -1 : 1));
