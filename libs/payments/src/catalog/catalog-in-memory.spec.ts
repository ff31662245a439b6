import { describeCatalog } from '../testing';
import { Catalog } from './catalog';
import type { Currency, Product } from '@till/shared-types';

/** A team's own, as small as one can be. */
class CatalogInMemory extends Catalog {
  constructor(private readonly products: readonly Product[]) {
    super();
  }

  async currencies() {
    return [...new Set(this.products.map(({ price }) => price.currency))].sort();
  }

  async list(currency: Currency) {
    return this.products.filter(({ price }) => price.currency === currency);
  }

  async find(ids: readonly string[], currency: Currency) {
    return (await this.list(currency)).filter(({ id }) => ids.includes(id));
  }
}

const aProduct = (id: string, amount: number, currency: Currency): Product => ({
  id,
  name: 'A pot',
  description: 'For tea.',
  category: 'pots',
  categoryName: 'Pots',
  image: { src: `/products/${id}.svg`, width: 800, height: 600, alt: 'A pot' },
  price: { amount, currency },
  availability: 'in_stock',
  shippable: true,
});

describeCatalog('CatalogInMemory', async () => ({
  catalog: new CatalogInMemory([
    aProduct('small', 1_290, 'inr'),
    aProduct('large', 129_000, 'inr'),
    aProduct('small', 19, 'usd'),
  ]),
}));
