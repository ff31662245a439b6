import { type Locale, LOCALES, localePrefix } from '@till/shared-types';

/** Which page is asked for, and in which language. */
export interface PageAddress {
  readonly locale: Locale;
  /** Without what stands before it for the language: `/products/teapot` of `/de/products/teapot`. */
  readonly path: string;
}

export function pageAddress(pathname: string): PageAddress {
  const [first, ...others] = LOCALES;
  for (const locale of others) {
    const prefix = localePrefix(locale);
    if (pathname.startsWith(`${prefix}/`)) return { locale, path: pathname.slice(prefix.length) };
  }
  return { locale: first, path: pathname };
}

/** The address as the web writes it, where a language's root lacks its last slash. */
export function withSlash(pathname: string): string | undefined {
  return LOCALES.some((locale) => localePrefix(locale) === pathname) ? `${pathname}/` : undefined;
}
