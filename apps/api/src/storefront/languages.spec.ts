import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aConfiguration } from '../../test/a-configuration';
import { aWeb } from '../../test/a-web';
import { createApp } from '../create-app';

@Controller('products')
class ProductsController {
  @Get()
  list(): object {
    return {};
  }
}

@Module({ controllers: [ProductsController] })
class ShopModule {}

describe('a storefront in several languages', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeEach(async () => {
    const configuration = aConfiguration();
    app = await createApp({ configuration, module: ShopModule, logger: false, webFolder: aWeb() });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterEach(() => app.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers, redirect: 'manual' });
  const count = async (answer: Response) => /<title>(\d+)/.exec(await answer.text())?.[1];

  it('leads from its root to the language that the browser asks for, and says on what that depends', async () => {
    const answer = await get('/?utm_source=a', { 'Accept-Language': 'de-AT' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/de/?utm_source=a']);
    expect(answer.headers.get('vary')).toContain('Accept-Language, Cookie');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const stays = await get('/', { 'Accept-Language': 'en' });
    expect(stays.status).toBe(200);
    expect(stays.headers.get('vary')).toMatch(/^Accept-Encoding, Accept-Language, Cookie/);
  });

  it('does not lead to a language that was not built', async () => {
    expect((await get('/', { 'Accept-Language': 'ja' })).status).toBe(200);
  });

  it.each(['/products/teapot', '/de/', '/cart', '/order/abc'])(
    'leaves a link to %s as it is',
    async (path) => {
      expect((await get(path, { 'Accept-Language': 'ja,de' })).status).toBe(200);
    },
  );

  it("puts the slash to a language's root", async () => {
    const answer = await get('/de?category=Tea');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/de/?category=Tea']);
  });

  it("has each language's own scripts, and one copy of what is the same in all", async () => {
    expect(await (await get('/de/main-ABCDEFGH.js')).text()).toBe('// ein Skript');
    expect((await get('/favicon.ico')).headers.get('content-type')).toBe('image/x-icon');
    expect((await get('/de/favicon.ico')).headers.get('content-type')).toContain('text/html');
  });

  it('hands a page that cannot be rendered to the browser in its language', async () => {
    expect(await (await get('/de/broken')).text()).toContain('Hülle');
  });

  it('keeps a page for each language and each currency', async () => {
    const euro = { Cookie: 'till_currency=eur; other=1' };
    const pages = [
      await get('/'),
      await get('/de/'),
      await get('/de/', euro),
      await get('/', euro),
    ];
    expect(new Set(await Promise.all(pages.map(count))).size).toBe(4);
    expect(await count(await get('/de/', { Cookie: 'till_currency=eur' }))).toBe('3');
    const answer = await get('/de/', euro);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding, Cookie');
    expect(await answer.text()).toContain('<i>till_currency=eur</i>');
  });

  it('tells a page nothing else of the cookies', async () => {
    const answer = await get('/', { Cookie: 'secret=1; till_currency=../x' });
    expect(await answer.text()).toContain('<i>null</i>');
  });

  it('keeps lists in the order asked for, and no searches', async () => {
    const twice = async (path: string) => [
      await count(await get(path)),
      await count(await get(path)),
    ];
    const [name, nameAgain] = await twice('/de/?sort=name');
    expect(name).toBe(nameAgain);
    const [search, searchAgain] = await twice('/?q=tea');
    expect(search).not.toBe(searchAgain);
    expect((await get('/?q=tea')).headers.get('cache-control')).toBe('no-store');
  });

  it("lets the page that pays load Stripe's script in every language", async () => {
    const policy = (await get('/de/checkout/pay')).headers.get('content-security-policy');
    expect(policy).toMatch(/frame-src http:\/\/localhost:\d+/);
  });
});
