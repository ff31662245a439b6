/** Languages that the storefront is written in, the one of addresses without a prefix first. */
export const LOCALES = ['en', 'de', 'hi', 'ja', 'ar'] as const;

/** BCP 47 tag of one of the storefront's languages. */
export type Locale = (typeof LOCALES)[number];

/** The figures of all five. Browsers with older data take others for Arabic than the server that wrote the page. */
export const FIGURES = { numberingSystem: 'latn' } as const;

/** The storefront's language nearest to the tag: its own, or the one its regions share. @param tag BCP 47 */
export function matchLocale(tag: string | undefined): Locale | undefined {
  const [language] = (tag ?? '').toLowerCase().split('-', 1);
  return LOCALES.find((locale) => locale === language);
}

/** What the storefront's paths begin with in a language: `/de`, and nothing for the first. */
export function localePrefix(tag: string | undefined): string {
  const locale = matchLocale(tag);
  return locale === undefined || locale === LOCALES[0] ? '' : `/${locale}`;
}
