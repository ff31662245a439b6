import { DOCUMENT, inject, LOCALE_ID, type Provider, signal } from '@angular/core';
import { BEFORE_APP_SERIALIZED } from '@angular/platform-server';
import { LOCALES, localePrefix, matchLocale, type Product } from '@till/shared-types';
import { SHOWN_PRODUCT } from '../catalog/shown-product';
import { PAGE_CONTEXT } from '../page-context';
import { add, writeHead } from '../page-head';
import { PageHeadStore } from '../page-head.store';
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
  const head = inject(PageHeadStore);
  const config = inject(ShopConfigStore);
  const product = inject(SHOWN_PRODUCT);
  return () => {
    const { page } = head;
    if (page) writeHead(document.head, page, { origin, locale });
    const url = document.head.querySelector('link[rel=canonical]')?.getAttribute('href');
    const name = config.name();
    if (!page || !url || !name) return;
    const shown = product();
    describe(document, {
      url,
      title: shown?.name ?? document.title,
      description: page.description,
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
