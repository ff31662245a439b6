import { type Locale, localePrefix } from '@till/shared-types';

/** What is of no use to anybody but the shopper who is there. */
const PRIVATE = ['/cart', '/checkout/'];

/**
 * What robots may read. Orders are missing on purpose: their pages say `noindex`, which only a robot that may read
 * them learns; one that may not would list a link that somebody made public.
 * @param origin of the shop, `https://shop.example`
 */
export function robotsTxt(origin: string, locales: readonly Locale[]): string {
  const hidden = locales.flatMap((locale) => PRIVATE.map((path) => localePrefix(locale) + path));
  return [
    'User-agent: *',
    'Disallow: /api/',
    // A robot that runs a page's scripts reads what the page reads.
    'Allow: /api/config',
    'Allow: /api/products',
    ...hidden.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
}
