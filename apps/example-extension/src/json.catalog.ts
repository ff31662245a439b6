import { Injectable } from '@nestjs/common';
import { Catalog, type Product } from '@till/payments';
import goods from './catalog.json' with { type: 'json' };

const shelf = { category: 'Tea', categoryName: 'Tea', availability: 'in_stock' } as const;

/** The products of a file. Amounts are in minor units. */
@Injectable()
export class JsonCatalog extends Catalog {
  async currencies(): Promise<readonly string[]> {
    return ['eur', 'inr'];
  }

  async list(currency: string): Promise<readonly Product[]> {
    return goods.flatMap(({ prices, ...product }) => {
      const amount = new Map(Object.entries(prices)).get(currency);
      return amount ? [{ ...shelf, ...product, price: { amount, currency } }] : [];
    });
  }

  async find(ids: readonly string[], currency: string): Promise<readonly Product[]> {
    return (await this.list(currency)).filter(({ id }) => ids.includes(id));
  }
}
