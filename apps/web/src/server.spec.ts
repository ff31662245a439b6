/** @jest-environment node */
import {
  ErrorHandler,
  mergeApplicationConfig,
  REQUEST_CONTEXT,
  RESPONSE_INIT,
} from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { renderApplication } from '@angular/platform-server';
import { AppComponent } from './app/app.component';
import { appServerConfig } from './app/app.server.config';
import { CartStorage } from './app/cart/cart.storage';
import { IdempotencyKeyStore } from './app/checkout/idempotency-key.store';
import { anOrder, aProblem, aProduct, shelf, shopConfig } from './test-builders';

const dollars = { amount: 1600, currency: 'usd' };

const answers: Record<string, unknown> = {
  '/api/products': { currency: 'inr', products: shelf },
  '/api/products/moon-jar': shelf[0],
  '/api/products/tricky': aProduct({ id: 'tricky', description: '</script><b>&amp;"' }),
  '/api/products?currency=usd': { currency: 'usd', products: [aProduct({ price: dollars })] },
  '/api/config': shopConfig,
  '/api/orders/token': anOrder({ status: 'paid' }),
};

async function fetchApi(path: string): Promise<Response> {
  return path in answers
    ? Response.json(answers[path])
    : Response.json(aProblem('not_found'), { status: 404 });
}

const faults: unknown[] = [];

/** Whatever is asked of the browser's storage on a server is a fault. */
const config = mergeApplicationConfig(appServerConfig, {
  providers: [
    { provide: CartStorage, useValue: {} },
    { provide: IdempotencyKeyStore, useValue: {} },
    { provide: ErrorHandler, useValue: { handleError: (fault: unknown) => faults.push(fault) } },
  ],
});

async function render(path: string, cookies = ''): Promise<{ html: string; status: number }> {
  const response = { status: 200 };
  const html = await renderApplication(
    (context: BootstrapContext) => bootstrapApplication(AppComponent, config, context),
    {
      document: '<!doctype html><html><head></head><body><till-root></till-root></body></html>',
      url: path,
      platformProviders: [
        { provide: REQUEST_CONTEXT, useValue: { fetchApi, origin: 'http://shop.test', cookies } },
        { provide: RESPONSE_INIT, useValue: response },
      ],
    },
  );
  return { html, status: response.status };
}

function dataIn(html: string): unknown {
  const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
  return text && JSON.parse(text);
}

describe('a page rendered on the server', () => {
  beforeAll(() => {
    jest.spyOn(console, 'log').mockReturnValue();
  });

  it('needs no window and never asks for what the browser stores (lesson: server rendering)', async () => {
    expect(['window', 'document', 'localStorage'].filter((name) => name in globalThis)).toEqual([]);
    for (const path of ['/', '/products/moon-jar', '/cart', '/checkout/pay', '/order/token']) {
      await render(path);
    }
    expect(faults).toEqual([]);
  });

  it('says along with a page what it wrote by the rules of the language', async () => {
    const { html } = await render('/');
    const [, state = '{}'] = /<script id="ng-state"[^>]*>(.*?)<\/script>/.exec(html) ?? [];
    const { texts } = JSON.parse(state) as { texts: Record<string, string> };
    expect(texts).toMatchObject({ '3': '3 items', inr: 'Indian Rupee' });
    for (const text of Object.values(texts)) expect(html).toContain(text);
  });

  it.each([
    ['/', 'Moon Jar'],
    ['/?category=Tea', 'Assam'],
    ['/products/moon-jar', 'A white jar, thrown in two halves.'],
    ['/cart', 'Your cart'],
    ['/checkout/canceled', 'No harm done.'],
    ['/checkout/pay', 'Payment'],
    ['/order/token', 'Thank you, it is paid'],
    ['/nothing/here', 'This shelf is empty.'],
  ])('%s says %s', async (path, words) => {
    const { html, status } = await render(path);
    expect(html).toContain(words);
    expect(status).toBe(200);
  });

  it('holds every product, its price and the way to its page', async () => {
    const { html } = await render('/');
    for (const { id, name } of shelf) {
      expect(html).toContain(`href="/products/${id}"`);
      expect(html).toContain(name);
    }
    expect(html).toContain('₹1,290.00');
  });

  it('hands its data to the browser, which need not ask again', async () => {
    const { html } = await render('/order/token');
    expect(html).toMatch(/<script id="ng-state" type="application\/json">.*7Q3K-9MZT/);
  });

  it('has nothing a strict Content-Security-Policy refuses', async () => {
    for (const path of ['/', '/products/moon-jar', '/cart', '/order/token']) {
      const { html } = await render(path);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    }
  });

  it('keeps an order out of search engines and referrers', async () => {
    const { html } = await render('/order/token');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
  });

  it('tells search engines of the same page in each language', async () => {
    const { html } = await render('/?category=Tea&sort=name&utm_source=letter');
    const page = 'http://shop.test';
    expect(html).toContain(`<link rel="canonical" href="${page}/?category=Tea">`);
    for (const [language, path] of [
      ['en', '/'],
      ['de', '/de/'],
      ['ar', '/ar/'],
      ['x-default', '/'],
    ]) {
      expect(html).toContain(`href="${page}${path}?category=Tea" hreflang="${language}"`);
    }
  });

  it('says what is for sale, in the currency it shows, without a way out of its script', async () => {
    const data = dataIn((await render('/products/moon-jar')).html);
    expect(data).toMatchObject({
      '@type': 'Product',
      url: 'http://shop.test/products/moon-jar',
      offers: { price: '1290.00', priceCurrency: 'INR' },
    });
    const { html } = await render('/products/tricky');
    expect(dataIn(html)).toMatchObject({ description: '</script><b>&amp;"' });
  });

  it('says of the catalogue which shop it is, and how a link to it looks', async () => {
    const { html } = await render('/?category=Tea');
    expect(dataIn(html)).toMatchObject({ '@type': 'WebSite', url: 'http://shop.test/' });
    expect(html).toContain('<meta property="og:url" content="http://shop.test/?category=Tea">');
    expect(html).toContain('<meta name="twitter:card" content="summary">');
  });

  it.each(['/cart', '/checkout/pay', '/order/token', '/order/find', '/products/unknown', '/none'])(
    'leaves %s out of search engines and says nothing of it',
    async (path) => {
      const { html } = await render(path);
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(html).not.toMatch(/ld\+json|og:|twitter:|rel="canonical"|hreflang="x-default"/);
    },
  );

  it('is in the currency that the cookie names, if there are prices in it', async () => {
    expect((await render('/', 'till_currency=usd')).html).toContain('$16.00');
    expect((await render('/', 'till_currency=xyz')).html).toContain('₹1,290.00');
  });

  it.each([
    ['/?q=asam', 'Nothing found'],
    ['/?q=%C3%A1ssam', '1 item'],
    ['/?sort=dearest', '3 items'],
  ])('%s says %s without a script', async (path, words) => {
    expect((await render(path)).html).toContain(words);
  });

  it('names a product that is not there, and leaves it out of search engines', async () => {
    const { html } = await render('/products/unknown');
    expect(html).toContain('<title>We do not have this. · ');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('rel="canonical"');
    expect(html).toMatch(/<script id="ng-state".*"missing":"unknown"/);
  });

  it.each([['/products/unknown'], ['/order/unknown']])('answers 404 for %s', async (path) => {
    expect((await render(path)).status).toBe(404);
  });
});
