import { Injectable } from '@nestjs/common';
import { type Availability, type Currency, matchLocale, type Product } from '@till/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { DatabaseService } from '../database/database.service';
import { prices, products, stock } from '../database/schema/schema';
import { Catalog } from './catalog';

/** So few that a shopper should know. */
const LOW = 3;

@Injectable()
export class CatalogRepository extends Catalog {
  constructor(private readonly database: DatabaseService) {
    super();
  }

  async currencies(): Promise<readonly Currency[]> {
    const rows = await this.database.queries
      .selectDistinct({ currency: prices.currency })
      .from(prices)
      .orderBy(asc(prices.currency));
    return rows.map(({ currency }) => currency);
  }

  async list(currency: Currency, locale?: string): Promise<readonly Product[]> {
    const rows = await this.rows(currency).orderBy(asc(products.position));
    return rows.map((row) => toProduct(row, locale));
  }

  async find(
    ids: readonly string[],
    currency: Currency,
    locale?: string,
  ): Promise<readonly Product[]> {
    return (await this.rows(currency, ids)).map((row) => toProduct(row, locale));
  }

  private rows(currency: Currency, ids?: readonly string[]) {
    return this.database.queries
      .select({ product: products, price: prices, onHand: stock.onHand })
      .from(products)
      .innerJoin(prices, and(eq(prices.productId, products.id), eq(prices.currency, currency)))
      .innerJoin(stock, eq(stock.productId, products.id))
      .where(and(eq(products.active, true), ids ? inArray(products.id, [...ids]) : undefined));
  }
}

interface Row {
  readonly product: typeof products.$inferSelect;
  readonly price: typeof prices.$inferSelect;
  readonly onHand: number;
}

function toProduct({ product, price, onHand }: Row, locale: string | undefined): Product {
  const texts = product.translations[matchLocale(locale) ?? ''] ?? product;
  return {
    id: product.id,
    name: texts.name,
    description: texts.description,
    category: product.category,
    categoryName: texts.category,
    image: {
      src: product.imageSrc,
      width: product.imageWidth,
      height: product.imageHeight,
      alt: texts.imageAlt,
    },
    price: { amount: price.amount, currency: price.currency },
    availability: availability(onHand),
    shippable: product.shippable,
  };
}

function availability(onHand: number): Availability {
  if (onHand === 0) return 'sold_out';
  return onHand <= LOW ? 'low' : 'in_stock';
}
