import { LOCALES, localePrefix } from '@till/shared-types';

/** What the head of a page says beside its title. */
export interface PageHead {
  /** The router's, without what the language adds; null for a page that is nobody's to find. */
  readonly url: string | null;
  readonly description: string;
  readonly robots?: string | undefined;
  readonly referrer?: string | undefined;
  /** Of the price that the page shows. */
  readonly currency?: string | undefined;
}

/** Where the page is. */
interface PagePlace {
  /** `https://shop.example`. */
  readonly origin: string;
  readonly locale: string;
}

/** Parameters that make another page; the others only arrange it. */
const LISTED = ['category'];

/** True of the page and the price that the server wrote it with, and of no other. */
const SAID = 'meta[property], meta[name^=twitter], script[type="application/ld+json"]';

const LINKS = 'link[rel=canonical], link[rel=alternate][hreflang]';

/** Among it the links that tell a search engine of the page's own address and of the same page in other languages. */
export function writeHead(head: HTMLHeadElement, page: PageHead, { origin, locale }: PagePlace) {
  for (const name of ['description', 'robots', 'referrer'] as const) {
    forget(head, `meta[name=${name}]`);
    if (page[name]) add(head, 'meta', { name, content: page[name] });
  }
  forget(head, LINKS);
  if (page.url === null) return;
  const path = onlyListed(page.url);
  const hrefIn = (language: string) => origin + localePrefix(language) + path;
  add(head, 'link', { rel: 'canonical', href: hrefIn(locale) });
  for (const hreflang of LOCALES) {
    add(head, 'link', { rel: 'alternate', href: hrefIn(hreflang), hreflang });
  }
  add(head, 'link', { rel: 'alternate', href: hrefIn(LOCALES[0]), hreflang: 'x-default' });
}

/** Writes it anew for a page, or a price in a currency, that the document did not come with. */
export function rewriteHead(
  head: HTMLHeadElement,
  served: PageHead | undefined,
  page: PageHead,
  place: PagePlace,
): void {
  if (!served || addressOf(served) !== addressOf(page) || served.currency !== page.currency) {
    forget(head, SAID);
  }
  writeHead(head, page, place);
}

function addressOf({ url }: PageHead): string | null {
  return url && onlyListed(url);
}

/** The path, and only those of its parameters that make another page. */
function onlyListed(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://shop');
  const query = new URLSearchParams();
  for (const name of LISTED) {
    const value = searchParams.get(name);
    if (value !== null) query.set(name, value);
  }
  return pathname + (query.size > 0 ? `?${query}` : '');
}

export function add(
  head: HTMLHeadElement,
  name: string,
  attributes: Record<string, string>,
): HTMLElement {
  const element = head.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return head.appendChild(element);
}

function forget(head: HTMLHeadElement, selector: string): void {
  head.querySelectorAll(selector).forEach((element) => element.remove());
}
