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
import { anOrder, aProblem, shelf, shopConfig } from './test-builders';

const answers: Record<string, unknown> = {
  '/api/products': { currency: 'inr', products: shelf },
  '/api/products/moon-jar': shelf[0],
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

async function render(path: string): Promise<{ html: string; status: number }> {
  const response = { status: 200 };
  const html = await renderApplication(
    (context: BootstrapContext) => bootstrapApplication(AppComponent, config, context),
    {
      document: '<!doctype html><html><head></head><body><till-root></till-root></body></html>',
      url: path,
      platformProviders: [
        { provide: REQUEST_CONTEXT, useValue: { fetchApi } },
        { provide: RESPONSE_INIT, useValue: response },
      ],
    },
  );
  return { html, status: response.status };
}

describe('a page rendered on the server', () => {
  beforeAll(() => {
    jest.spyOn(console, 'log').mockReturnValue();
  });

  it('needs no window and never asks for what the browser stores', async () => {
    expect(['window', 'document', 'localStorage'].filter((name) => name in globalThis)).toEqual([]);
    for (const path of ['/', '/products/moon-jar', '/cart', '/checkout/pay', '/order/token']) {
      await render(path);
    }
    expect(faults).toEqual([]);
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

  it.each([['/products/unknown'], ['/order/unknown']])('answers 404 for %s', async (path) => {
    expect((await render(path)).status).toBe(404);
  });
});
