import { type Locale, localePrefix } from '@till/shared-types';

/**
 * Every page that is to be found, in every language, each with the same page in the others.
 * @param origin of the shop, `https://shop.example`
 * @param paths of pages, without a language
 */
export function sitemap(
  origin: string,
  paths: readonly string[],
  locales: readonly Locale[],
): string {
  const pages = paths.map((path) => {
    const others = locales.map((locale) => alternate(locale, addressOf(origin, path, locale)));
    const links = [...others, alternate('x-default', origin + path)].join('\n');
    return locales.map((locale) => entry(addressOf(origin, path, locale), links)).join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join('\n')}
</urlset>
`;
}

function addressOf(origin: string, path: string, locale: Locale): string {
  return origin + localePrefix(locale) + path;
}

function entry(address: string, links: string): string {
  return `<url>\n<loc>${escape(address)}</loc>\n${links}\n</url>`;
}

function alternate(language: string, address: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escape(address)}"/>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
