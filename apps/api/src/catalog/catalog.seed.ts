import { readFile } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { priceFault, type ProductImage } from '@till/shared-types';
import { Catalog, DatabaseService } from '@till/payments';
import { prices, products, stock } from '@till/payments/tables';
import { assetPath } from '../config/asset-path';
import type { Configuration } from '../config/configuration';
import { EnvironmentError } from '../config/environment';
import { readTranslations } from './seed-texts';

interface SeedProduct {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly image: ProductImage;
  readonly shippable: boolean;
  readonly stock: number;
  /** Minor units by currency. */
  readonly prices: Readonly<Record<string, number>>;
}

/** Puts the goods of `seed/catalog.json` on the shelf of a shop that has none yet, in all its languages. */
@Injectable()
export class CatalogSeed implements OnModuleInit {
  constructor(
    private readonly database: DatabaseService,
    private readonly catalog: Catalog,
    private readonly config: ConfigService<Configuration, true>,
  ) {}

  async onModuleInit(): Promise<void> {
    const seed = JSON.parse(await readFile(assetPath('seed/catalog.json'), 'utf8'));
    await this.sow(seed as readonly SeedProduct[]);
    await this.checkCurrency();
  }

  /** A shop in a currency that nothing has a price in would stand there empty. */
  private async checkCurrency(): Promise<void> {
    const { currency } = this.config.get('shop', { infer: true });
    const offered = await this.catalog.currencies();
    if (offered.includes(currency)) return;
    const list = offered.join(', ');
    throw new EnvironmentError(
      `SHOP_CURRENCY is "${currency}": expected one that the catalogue has prices in (${list})`,
    );
  }

  private async sow(seed: readonly SeedProduct[]): Promise<void> {
    seed.forEach(assertChargeable);
    const translations = await readTranslations(seed);
    await this.database.transaction(async (tx) => {
      if ((await tx.select({ id: products.id }).from(products).limit(1)).length > 0) return;
      for (const [position, product] of seed.entries()) {
        const { image, stock: onHand, prices: amounts, ...texts } = product;
        const rows = await tx
          .insert(products)
          .values({
            ...texts,
            position,
            translations: translations(product),
            imageSrc: image.src,
            imageWidth: image.width,
            imageHeight: image.height,
            imageAlt: image.alt,
          })
          .onConflictDoNothing()
          .returning({ id: products.id });
        // Another replica is at it, and will finish.
        if (rows.length === 0) return;
        await tx.insert(stock).values({ productId: product.id, onHand });
        await tx.insert(prices).values(
          Object.entries(amounts).map(([currency, amount]) => ({
            productId: product.id,
            currency,
            amount,
          })),
        );
      }
    });
  }
}

/** @throws Error for a price that Stripe could not charge */
function assertChargeable({ id, prices: amounts }: SeedProduct): void {
  for (const [currency, amount] of Object.entries(amounts)) {
    const fault = priceFault({ amount, currency });
    if (fault) throw new Error(`seed/catalog.json: ${id} in ${currency}: ${fault}`);
  }
}
