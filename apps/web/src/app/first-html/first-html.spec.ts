import { aProduct } from '../../test-builders';
import { openGraph, twitterCard } from './open-graph';
import type { PageFacts } from './page-facts';
import { inScript, structuredData } from './structured-data';

const picture = { src: '/products/moon-jar.webp', width: 800, height: 600, alt: 'A round jar' };

function aPage(changes: Partial<PageFacts> = {}): PageFacts {
  return {
    url: 'https://shop.test/de/products/moon-jar',
    title: 'Moon Jar',
    description: 'A white jar, thrown in two halves.',
    locale: 'de',
    otherLocales: ['en', 'ar'],
    shop: { name: 'Nordhus', origin: 'https://shop.test', url: 'https://shop.test/de/' },
    product: aProduct({ image: picture }),
    ...changes,
  };
}

describe('what search engines read of a page', () => {
  it('is the product with its offer', () => {
    expect(structuredData(aPage())).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: 'Moon Jar',
      description: 'A white jar, thrown in two halves.',
      sku: 'moon-jar',
      image: 'https://shop.test/products/moon-jar.webp',
      offers: {
        '@type': 'Offer',
        url: 'https://shop.test/de/products/moon-jar',
        price: '1290.00',
        priceCurrency: 'INR',
        availability: 'https://schema.org/InStock',
        seller: { name: 'Nordhus' },
      },
    });
  });

  it.each([
    ['low', 'LimitedAvailability'],
    ['sold_out', 'OutOfStock'],
  ] as const)('says of a product that is %s: %s', (availability, word) => {
    const product = aProduct({ availability });
    const offers = { availability: `https://schema.org/${word}` };
    expect(structuredData(aPage({ product }))).toMatchObject({ offers });
  });

  it.each([
    [500, 'jpy', '500', 'JPY'],
    [4900, 'kwd', '4.900', 'KWD'],
  ])('has %d %s as %s %s', (amount, currency, price, priceCurrency) => {
    const product = aProduct({ price: { amount, currency } });
    expect(structuredData(aPage({ product }))).toMatchObject({ offers: { price, priceCurrency } });
  });

  it('is the shop where many products are shown', () => {
    expect(structuredData(aPage({ product: undefined }))).toMatchObject({
      '@type': 'WebSite',
      name: 'Nordhus',
      url: 'https://shop.test/de/',
      inLanguage: 'de',
    });
  });

  it('ends no script, whatever it says', () => {
    const description = '</script><script>alert(1)</script><!--';
    const text = inScript({ description });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ description });
  });
});

describe('what a shared link shows', () => {
  const said = (page: PageFacts) => Object.fromEntries(openGraph(page));

  it('is the product with its picture and price', () => {
    expect(said(aPage())).toMatchObject({
      'og:type': 'product',
      'og:site_name': 'Nordhus',
      'og:title': 'Moon Jar',
      'og:url': 'https://shop.test/de/products/moon-jar',
      'og:locale': 'de_DE',
      'og:image': 'https://shop.test/products/moon-jar.webp',
      'og:image:width': '800',
      'og:image:height': '600',
      'og:image:alt': 'A round jar',
      'product:price:amount': '1290.00',
      'product:price:currency': 'INR',
    });
    expect(twitterCard(aPage())).toBe('summary_large_image');
  });

  it("is the shop's icon where the picture is a drawing, which no preview shows", () => {
    const page = aPage({ product: aProduct() });
    expect(said(page)['og:image']).toBe('https://shop.test/icon-maskable-512.png');
    expect(twitterCard(page)).toBe('summary');
  });

  it('is the shop where many products are shown', () => {
    const page = aPage({ product: undefined, title: 'Nordhus · Things' });
    expect(said(page)).toMatchObject({ 'og:type': 'website', 'og:title': 'Nordhus · Things' });
    expect(said(page)).not.toHaveProperty('product:price:amount');
  });
});
