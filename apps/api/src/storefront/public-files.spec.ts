import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aConfiguration } from '../../test/a-configuration';
import { aWeb } from '../../test/a-web';
import { createApp } from '../create-app';
import { ProblemException } from '@till/payments/problems/problem.exception';

let catalogue: () => string[];

@Controller('products')
class ProductsController {
  @Get()
  list(): object {
    return { currency: 'inr', products: catalogue().map((id) => ({ id })) };
  }
}

@Module({ controllers: [ProductsController] })
class ShopModule {}

describe('what is asked of every site', () => {
  let app: NestFastifyApplication;

  beforeEach(() => {
    catalogue = () => ['jar', 'salt & pepper'];
  });
  afterEach(() => app.close());

  async function start(webFolder = aWeb(), variables: Record<string, string> = {}) {
    const configuration = aConfiguration({ WEB_URL: 'https://shop.test', ...variables });
    app = await createApp({ configuration, module: ShopModule, logger: false, webFolder });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return (path: string, init: RequestInit = {}) => fetch(url + path, init);
  }

  it('robots are told what to leave alone in every language, and where the sitemap is', async () => {
    const get = await start();
    const answer = await get('/robots.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const lines = (await answer.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'User-agent: *',
        'Disallow: /cart',
        'Disallow: /checkout/',
        'Disallow: /de/cart',
        'Sitemap: https://shop.test/sitemap.xml',
      ]),
    );
  });

  it('the sitemap has the catalogue and every product in the languages that are built', async () => {
    const get = await start();
    const answer = await get('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const pages = [...(await answer.text()).matchAll(/<loc>(.*)<\/loc>/g)].map(([, page]) => page);
    expect(pages).toEqual([
      'https://shop.test/',
      'https://shop.test/de/',
      'https://shop.test/products/jar',
      'https://shop.test/de/products/jar',
      'https://shop.test/products/salt%20%26%20pepper',
      'https://shop.test/de/products/salt%20%26%20pepper',
    ]);
  });

  it('behind a proxy addresses are those of the shop', async () => {
    const get = await start(aWeb(), { TRUST_PROXY: 'true' });
    const headers = { 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'ftp' };
    for (const path of ['/robots.txt', '/sitemap.xml']) {
      const text = await (await get(path, { headers })).text();
      expect(text).toContain('https://shop.test/');
      expect(text).not.toMatch(/evil|ftp|127\.0\.0\.1/);
    }
  });

  it('a rush on the sitemap asks the catalogue once', async () => {
    const read = jest.fn(() => ['jar']);
    const get = await start();
    catalogue = read;
    await Promise.all(Array.from({ length: 10 }, () => get('/sitemap.xml')));
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('while there is no catalogue the sitemap says so, and is there again with it', async () => {
    const get = await start();
    const working = catalogue;
    catalogue = () => {
      throw new ProblemException('database_unavailable', 'No database.');
    };
    const answer = await get('/sitemap.xml');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
    catalogue = working;
    expect((await get('/sitemap.xml')).status).toBe(200);
  });

  it('the manifest is the one of the web under the name of the shop', async () => {
    const web = aWeb();
    writeFileSync(join(web, 'browser/manifest.webmanifest'), '{"start_url":"/","name":"?"}');
    const get = await start(web, { SHOP_NAME: 'Nordhus & Søn "1"' });
    const answer = await get('/manifest.webmanifest');
    expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
    expect(await answer.json()).toEqual({ start_url: '/', name: 'Nordhus & Søn "1"' });
  });

  it.each(['/robots.txt', '/sitemap.xml', '/manifest.webmanifest'])(
    '%s is known by its tag, compressed, and has a head of its own',
    async (path) => {
      const get = await start();
      const answer = await get(path, { headers: { 'Accept-Encoding': 'br' } });
      expect(answer.headers.get('content-encoding')).toBe('br');
      const etag = answer.headers.get('etag') ?? '';
      expect((await get(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
      const head = await get(path, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(head.headers.get('etag')).toBe(etag);
      const post = await get(path, { method: 'POST' });
      expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    },
  );

  it('a file of its own that the web brings is served instead', async () => {
    const web = aWeb();
    writeFileSync(join(web, 'browser/robots.txt'), 'User-agent: *\nDisallow: /\n');
    const get = await start(web);
    expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
  });
});
