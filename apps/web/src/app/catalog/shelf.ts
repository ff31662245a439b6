import type { Product } from '@till/shared-types';

/** Ways to sort the list; `shelf` is the shop's own order. */
export const SORTINGS = ['shelf', 'name', 'cheapest', 'dearest'] as const;
export type Sorting = (typeof SORTINGS)[number];

export interface Selection {
  readonly category?: string | undefined;
  /** All must occur in what is said of a product. */
  readonly words: string;
  readonly sorting: Sorting;
}

/** What an address or a form says; anybody can write there. */
export function sortingOf(text: string | undefined): Sorting {
  return SORTINGS.find((sorting) => sorting === text) ?? 'shelf';
}

/** The products that are asked for, in the order asked for. @param locale whose alphabet names follow */
export function select(
  products: readonly Product[],
  { category, words, sorting }: Selection,
  locale: string,
): readonly Product[] {
  const wanted = plain(words).split(/\s+/);
  const found = products.filter((product) => {
    if (category && product.category !== category) return false;
    if (!words) return true;
    const said = plain(`${product.name} ${product.categoryName} ${product.description}`);
    return wanted.every((word) => said.includes(word));
  });
  switch (sorting) {
    case 'shelf':
      return found;
    case 'name': {
      const { compare } = new Intl.Collator(locale, { numeric: true });
      return found.toSorted((a, b) => compare(a.name, b.name));
    }
    case 'cheapest':
      return found.toSorted((a, b) => a.price.amount - b.price.amount);
    case 'dearest':
      return found.toSorted((a, b) => b.price.amount - a.price.amount);
  }
}

/** `Kännchen` is found by `kannchen`, full width by half width. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
