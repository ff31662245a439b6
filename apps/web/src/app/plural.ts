import { FIGURES } from '@till/shared-types';

/** A phrase for each plural form that some language has; `Intl.PluralRules` says which one a count takes. */
export type Phrases = Readonly<Record<Intl.LDMLPluralRule, string>>;

const locale = $localize.locale ?? 'en';

/** @param phrases the forms, around the count as the language writes it */
export function plural(count: number, phrases: (figure: string) => Phrases): string {
  const figure = new Intl.NumberFormat(locale, FIGURES).format(count);
  return phrases(figure)[new Intl.PluralRules(locale).select(count)];
}

/** How many things: `1 item`, `2 items`. */
export function items(count: number): string {
  return plural(count, (n) => ({
    zero: $localize`:@@items.zero:${n}:COUNT: items`,
    one: $localize`:@@items.one:${n}:COUNT: item`,
    two: $localize`:@@items.two:${n}:COUNT: items`,
    few: $localize`:@@items.few:${n}:COUNT: items`,
    many: $localize`:@@items.many:${n}:COUNT: items`,
    other: $localize`:@@items.other:${n}:COUNT: items`,
  }));
}
