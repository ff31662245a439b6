import { majorUnits, type Product } from '@till/shared-types';
import type { PageFacts } from './page-facts';

/** The icon that needs no ground beneath it. */
const ICON = { src: '/icon-maskable-512.png', width: 512, height: 512 };

type Property = readonly [name: string, content: string];

/** What a link to the page looks like where somebody shares it (ogp.me). */
export function openGraph(page: PageFacts): readonly Property[] {
  const { product, shop } = page;
  const picture = product && isShown(product) ? product.image : { ...ICON, alt: shop.name };
  return [
    ['og:type', product ? 'product' : 'website'],
    ['og:site_name', shop.name],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.url],
    ['og:locale', withRegion(page.locale)],
    ...page.otherLocales.map((tag): Property => ['og:locale:alternate', withRegion(tag)]),
    ['og:image', shop.origin + picture.src],
    ['og:image:width', String(picture.width)],
    ['og:image:height', String(picture.height)],
    ['og:image:alt', picture.alt],
    ...(product ? priceOf(product) : []),
  ];
}

/** How X shows the link; the rest it takes from the Open Graph. */
export function twitterCard({ product }: PageFacts): string {
  return product && isShown(product) ? 'summary_large_image' : 'summary';
}

function priceOf({ price }: Product): readonly Property[] {
  return [
    ['product:price:amount', majorUnits(price)],
    ['product:price:currency', price.currency.toUpperCase()],
  ];
}

/** Nobody's previews show a drawing, and with one they show nothing. */
function isShown({ image }: Product): boolean {
  return !image.src.endsWith('.svg');
}

/** `de_DE`: a language alone is not known there. */
function withRegion(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${language}_${region}`;
}
