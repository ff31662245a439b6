import { TestBed } from '@angular/core/testing';
import { PageLinks } from './page-links';

describe('what the server has said of its page in the head', () => {
  beforeEach(() => {
    document.head.innerHTML = `
      <link rel="canonical" href="https://shop.test/products/jar">
      <meta property="og:title" content="Jar"><meta name="twitter:card" content="summary">
      <script type="application/ld+json">{}</script>`;
  });
  afterEach(() => (document.head.innerHTML = ''));

  const said = () => document.head.querySelectorAll('[property], [name^=twitter], script').length;
  const canonical = () =>
    [...document.querySelectorAll('link[rel=canonical]')].map((link) => link.getAttribute('href'));

  it('stays while the page does, also once it has come to life', () => {
    const links = TestBed.inject(PageLinks);
    links.show('/products/jar', 'en');
    links.show('/products/jar?utm_source=letter', 'en');
    expect(said()).toBe(3);
  });

  it('stays in the currency of its price, and goes with another', () => {
    const links = TestBed.inject(PageLinks);
    links.show('/products/jar', 'en');
    links.showPriceIn('inr');
    expect(said()).toBe(3);
    links.showPriceIn('usd');
    expect(said()).toBe(0);
  });

  it.each(['/products/cup', '/', null])('is gone with it, on the way to %p', (next) => {
    const links = TestBed.inject(PageLinks);
    links.show('/products/jar', 'en');
    links.show(next, 'en');
    expect(said()).toBe(0);
    expect(canonical()).toEqual(next === null ? [] : [`http://localhost${next}`]);
  });
});
