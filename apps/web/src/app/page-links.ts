import { DOCUMENT, inject, Service } from '@angular/core';
import { LOCALES, localePrefix } from '@till/shared-types';
import { PAGE_CONTEXT } from './page-context';

/** Parameters that make another page; the others only arrange it. */
const LISTED = ['category'];

const OWN = 'link[rel=canonical], link[rel=alternate][hreflang]';

/** What the server has said of its page to search engines and link previews. */
const SAID = 'meta[property], meta[name^=twitter], script[type="application/ld+json"]';

/** The links that tell a search engine of the page's own address and of the same page in other languages. */
@Service()
export class PageLinks {
  private readonly document = inject(DOCUMENT);
  private readonly origin = inject(PAGE_CONTEXT)?.origin ?? this.document.location.origin;
  private readonly said = this.document.querySelectorAll(SAID);
  private path: string | null | undefined;
  private links: HTMLLinkElement[] = [...this.document.querySelectorAll<HTMLLinkElement>(OWN)];
  private saidIn: string | undefined;

  /** @param url the router's, without what the language adds; null for a page that is nobody's to find */
  show(url: string | null, locale: string): void {
    this.links.forEach((link) => link.remove());
    this.links = [];
    const listed = url && onlyListed(url);
    if (this.path !== undefined && this.path !== listed) this.forgetSaid();
    this.path = listed;
    if (listed === null) return;
    this.add('canonical', localePrefix(locale) + listed);
    for (const other of LOCALES) this.add('alternate', localePrefix(other) + listed, other);
    this.add('alternate', listed, 'x-default');
  }

  /** @param currency of the price that the page shows */
  showPriceIn(currency: string): void {
    this.saidIn ??= currency;
    if (currency !== this.saidIn) this.forgetSaid();
  }

  /** It is true of the first page alone, with the price that it came with. */
  private forgetSaid(): void {
    this.said.forEach((tag) => tag.remove());
  }

  private add(rel: string, path: string, hreflang?: string): void {
    const link = this.document.createElement('link');
    link.rel = rel;
    link.href = this.origin + path;
    if (hreflang) link.hreflang = hreflang;
    this.document.head.appendChild(link);
    this.links.push(link);
  }
}

function onlyListed(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://shop');
  const query = new URLSearchParams();
  for (const name of LISTED) {
    const value = searchParams.get(name);
    if (value !== null) query.set(name, value);
  }
  return pathname + (query.size > 0 ? `?${query}` : '');
}
