import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { shopConfig } from '../test-builders';
import { CurrencyStore } from './currency.store';
import { PageLinks } from './page-links';

describe('what the server has said of its page in the head', () => {
  beforeEach(() => {
    document.cookie = 'till_currency=;max-age=0';
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
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

  it('stays in the currency that its prices are in, and goes with another', async () => {
    const links = TestBed.inject(PageLinks);
    links.show('/products/jar', 'en');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/config').flush(shopConfig);
    await TestBed.inject(ApplicationRef).whenStable();
    expect(said()).toBe(3);
    TestBed.inject(CurrencyStore).choose('usd');
    await TestBed.inject(ApplicationRef).whenStable();
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
