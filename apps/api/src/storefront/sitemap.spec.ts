import { sitemap } from './sitemap';

it('lists a page once in each language, each time with all of them', () => {
  const xml = sitemap('https://shop.test', ['/', '/products/jar'], ['en', 'de']);
  expect(xml.match(/<loc>.*<\/loc>/g)).toEqual([
    '<loc>https://shop.test/</loc>',
    '<loc>https://shop.test/de/</loc>',
    '<loc>https://shop.test/products/jar</loc>',
    '<loc>https://shop.test/de/products/jar</loc>',
  ]);
  const links = xml.split('<loc>https://shop.test/de/products/jar</loc>').pop();
  expect(links?.match(/hreflang=.*"/g)).toEqual([
    'hreflang="en" href="https://shop.test/products/jar"',
    'hreflang="de" href="https://shop.test/de/products/jar"',
    'hreflang="x-default" href="https://shop.test/products/jar"',
  ]);
});

it('is well-formed whatever an address holds', () => {
  const xml = sitemap('https://shop.test', [`/products/a&b<c>"d"'e'`], ['en']);
  expect(xml).toContain(
    '<loc>https://shop.test/products/a&#38;b&#60;c&#62;&#34;d&#34;&#39;e&#39;</loc>',
  );
  expect(xml).not.toMatch(/&(?!#)/);
});
