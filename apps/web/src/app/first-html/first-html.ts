import { DOCUMENT, inject, LOCALE_ID, type Provider, signal } from '@angular/core';
import { BEFORE_APP_SERIALIZED } from '@angular/platform-server';
import { LOCALES, localePrefix, matchLocale, type Product } from '@till/shared-types';
import { SHOWN_PRODUCT } from '../catalog/shown-product';
import { PAGE_CONTEXT } from '../page-context';
import { ShopConfigStore } from '../shop-config.store';
import { openGraph, twitterCard } from './open-graph';
import type { PageFacts } from './page-facts';
import { inScript, structuredData } from './structured-data';

/**
 * Has the server say in a page's head what search engines and link previews read there: they read the first HTML, so
 * the browser is spared it. A page that is nobody's to find has no canonical address, and says nothing.
 */
export const firstHtml: Provider[] = [
  { provide: SHOWN_PRODUCT, useFactory: () => signal<Product | undefined>(undefined) },
  { provide: BEFORE_APP_SERIALIZED, multi: true, useFactory: describer },
];

function describer(): () => void {
  const document = inject(DOCUMENT);
  const locale = matchLocale(inject(LOCALE_ID)) ?? LOCALES[0];
  const origin = inject(PAGE_CONTEXT)?.origin ?? '';
  const config = inject(ShopConfigStore);
  const product = inject(SHOWN_PRODUCT);
  return () => {
    const url = attribute(document, 'link[rel=canonical]', 'href');
    const name = config.name();
    if (!url || !name) return;
    const shown = product();
    describe(document, {
      url,
      title: shown?.name ?? document.title,
      description: attribute(document, 'meta[name=description]', 'content') ?? '',
      locale,
      otherLocales: LOCALES.filter((other) => other !== locale),
      shop: { name, origin, url: `${origin}${localePrefix(locale)}/` },
      product: shown,
    });
  };
}

function describe({ head }: Document, page: PageFacts): void {
  for (const [property, content] of openGraph(page)) add(head, 'meta', { property, content });
  add(head, 'meta', { name: 'twitter:card', content: twitterCard(page) });
  const script = add(head, 'script', { type: 'application/ld+json' });
  script.textContent = inScript(structuredData(page));
}

function add(head: HTMLElement, name: string, attributes: Record<string, string>): HTMLElement {
  const element = head.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  head.appendChild(element);
  return element;
}

function attribute(document: Document, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name) ?? undefined;
}
