import { readFileSync } from 'node:fs';
import { LOCALES } from '@till/shared-types';
import { assetPath } from '../config/asset-path';
import { readTranslations, type Translatable } from './seed-texts';

const [first, ...others] = LOCALES;

it('every product of a new shop is written in every language of the storefront', async () => {
  const seed = JSON.parse(readFileSync(assetPath('seed/catalog.json'), 'utf8')) as Translatable[];
  const translations = await readTranslations(seed);
  for (const product of seed) {
    const texts = translations(product);
    expect(Object.keys(texts)).toEqual(others);
    for (const { name, description, category, imageAlt } of Object.values(texts)) {
      expect([name, description, imageAlt].every(Boolean)).toBe(true);
      expect([product.id, category]).not.toContain(product.category);
    }
  }
});

it('a product that nobody translated is in the first language alone', async () => {
  const product = { id: 'new-pot', category: 'Pots' };
  const translations = await readTranslations([product]);
  expect(translations(product)).toEqual({});
  expect(first).toBe('en');
});
