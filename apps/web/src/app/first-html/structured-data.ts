import { type Availability, majorUnits, type Product } from '@till/shared-types';
import type { PageFacts } from './page-facts';

const AVAILABILITY: Readonly<Record<Availability, string>> = {
  in_stock: 'InStock',
  low: 'LimitedAvailability',
  sold_out: 'OutOfStock',
};

/** What the page is about, in the words that search engines read (schema.org). */
export function structuredData(page: PageFacts): object {
  const about = page.product ? productData(page.product, page) : webSiteData(page);
  return { '@context': 'https://schema.org', ...about };
}

/** As text that nothing in it can lead out of a script element. */
export function inScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function productData(product: Product, { url, shop }: PageFacts): object {
  const { id, name, description, categoryName, image, price, availability } = product;
  return {
    '@type': 'Product',
    '@id': `${url}#product`,
    name,
    description,
    sku: id,
    category: categoryName,
    image: shop.origin + image.src,
    url,
    offers: {
      '@type': 'Offer',
      url,
      price: majorUnits(price),
      priceCurrency: price.currency.toUpperCase(),
      availability: `https://schema.org/${AVAILABILITY[availability]}`,
      seller: { '@type': 'Organization', name: shop.name },
    },
  };
}

function webSiteData({ shop, description, locale }: PageFacts): object {
  return { '@type': 'WebSite', name: shop.name, url: shop.url, description, inLanguage: locale };
}
