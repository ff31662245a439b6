import type { IncomingHttpHeaders } from 'node:http';
import { chosen, type Locale, LOCALES, matchLocale } from '@till/shared-types';

/** What decides which language the front door leads to. */
export const DOOR_VARY = 'Accept-Language, Cookie, Sec-Fetch-Site';

/** Parameters of a page that somebody made a link to: such a link keeps its language. */
const VIEW = ['category', 'q', 'sort'];

/**
 * The language in which somebody who comes to the shop's root goes on: the one chosen by hand, or else the first
 * that the browser asks for. Links inside the shop, links to anything but the root, and robots, which ask for no
 * language, are left alone.
 */
export function languageAtDoor(url: URL, headers: IncomingHttpHeaders): Locale {
  const [first] = LOCALES;
  const isLink = VIEW.some((name) => url.searchParams.has(name));
  if (url.pathname !== '/' || isLink || headers['sec-fetch-site'] === 'same-origin') return first;
  const byHand = matchLocale(chosen(headers.cookie ?? '', 'language'));
  return byHand ?? byBrowser(headers['accept-language'] ?? '') ?? first;
}

/** @param header as in RFC 9110, section 12.5.4 */
function byBrowser(header: string): Locale | undefined {
  return header
    .split(',')
    .map((item) => {
      const [tag = '', quality] = item.trim().split(/\s*;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => matchLocale(tag))
    .find((locale) => locale !== undefined);
}
