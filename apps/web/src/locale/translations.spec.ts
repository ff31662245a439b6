import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '@till/shared-types';

const app = join(__dirname, '../app');
const [first, ...others] = LOCALES;

/** Every text of the storefront by its id, with `{$NAME}` for what is put into it. */
const source = new Map(
  readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [
      ...readFileSync(join(app, file), 'utf8').matchAll(/\$localize`:@@([\w.]+):([^`]*)`/g),
    ])
    .map(([, id = '', text = '']) => [id, text.replace(/\$\{[^}]*\}:(\w+):/g, '{$$$1}')]),
);

const read = (path: string) => JSON.parse(readFileSync(join(__dirname, path), 'utf8'));
const placeholders = (text = '') => (text.match(/\{\$\w+\}/g) ?? []).sort();

describe.each(others)('the storefront in %s', (locale) => {
  const { translations, ...file } = read(`${locale}.json`);

  it('has each text once, and none that is not used any more', () => {
    expect(file.locale).toBe(locale);
    expect(Object.keys(translations).sort()).toEqual([...source.keys()].sort());
    expect(Object.values(translations).every(Boolean)).toBe(true);
  });

  it('puts the same things into its texts', () => {
    for (const [id, text] of source) {
      // A language may have a word for none, one or two of something.
      if (/^items\.(zero|one|two)$/.test(id)) continue;
      expect([id, placeholders(translations[id])]).toEqual([id, placeholders(text)]);
    }
  });
});

it('every language that links lead to is built, under its own path', () => {
  const { sourceLocale, locales } = read('../../project.json').i18n;
  expect(sourceLocale).toEqual({ code: first, subPath: '' });
  expect(Object.keys(locales)).toEqual(others);
  for (const locale of others) expect(locales[locale].subPath).toBe(locale);
});
