import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '@till/shared-types';
import type { ProductTexts } from '@till/payments/tables';
import { assetPath } from '../config/asset-path';

/** `seed/catalog.<locale>.json`: what `catalog.json` says, in another language. */
interface SeedTexts {
  /** By the category's name in `catalog.json`. */
  readonly categories: Readonly<Record<string, string>>;
  /** By product id. */
  readonly products: Readonly<Record<string, Omit<ProductTexts, 'category'>>>;
}

export interface Translatable {
  readonly id: string;
  readonly category: string;
}

/** Texts of a product by language; a language that nobody wrote it in is left out. */
export type Translations = Record<string, ProductTexts>;

/** What each product is called in the storefront's other languages, as far as `seed/` says so. */
export async function readTranslations(
  products: readonly Translatable[],
): Promise<(product: Translatable) => Translations> {
  const folder = assetPath('seed');
  const byProduct = new Map<string, Translations>(products.map(({ id }) => [id, {}]));
  for (const locale of LOCALES) {
    const file = join(folder, `catalog.${locale}.json`);
    if (!existsSync(file)) continue;
    const seed = JSON.parse(await readFile(file, 'utf8')) as SeedTexts;
    for (const { id, category } of products) {
      const texts = seed.products[id];
      const known = byProduct.get(id);
      if (!texts || !known) continue;
      known[locale] = { ...texts, category: seed.categories[category] ?? category };
    }
  }
  return ({ id }) => byProduct.get(id) ?? {};
}
