import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aConfiguration } from '../../test/a-configuration';
import { aWeb } from '../../test/a-web';
import { createApp } from '../create-app';

@Controller('products')
class ProductsController {
  @Get()
  list(): object {
    return { products: ['teapot'] };
  }

  @Post()
  add(): void {
    throw new Error('not by a page');
  }
}

@Module({ controllers: [ProductsController] })
class ShopModule {}

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the storefront', () => {
  let app: NestFastifyApplication;

  async function start(webFolder: string, variables: Record<string, string> = {}) {
    const configuration = aConfiguration(variables);
    app = await createApp({ configuration, module: ShopModule, logger: false, webFolder });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return (path: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, { headers });
  }

  afterEach(() => app.close());

  it('renders a page from the API, for the address in the configuration', async () => {
    const get = await start(aWeb());
    const html = await (await get('/')).text();
    expect(html).toContain('{"products":["teapot"]}');
    expect(html).toContain('<p>http://shop.test</p>');
  });

  it('answers a rush on the catalogue from one rendering, and knows who has it', async () => {
    const get = await start(aWeb());
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/products/teapot')));
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(pages)).toEqual(new Set([pages[0]]));
    expect(answers[0]?.headers.get('cache-control')).toBe('public, max-age=5');
    const etag = answers[0]?.headers.get('etag') ?? '';
    expect((await get('/products/teapot', { 'If-None-Match': etag })).status).toBe(304);
  });

  it.each(['/cart', '/checkout/pay', '/order/abc', '/nowhere'])(
    'renders %s anew each time and lets nobody keep it',
    async (path) => {
      const get = await start(aWeb());
      const [first, second] = [await get(path), await get(path)];
      expect(first.headers.get('cache-control')).toBe('no-store');
      expect(await first.text()).not.toBe(await second.text());
    },
  );

  it.each(['/', '/cart'])('sends %s compressed to who can read it', async (path) => {
    const get = await start(aWeb());
    const page = await get(path, { 'Accept-Encoding': 'br' });
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(await page.text()).toContain('<p>http://shop.test</p>');
  });

  it('makes one page for all the links that lead to it', async () => {
    const get = await start(aWeb());
    const pages = ['/?category=Tea&utm_source=a', '/?utm_source=b&category=Tea', '/?category=Tea'];
    const tags = await Promise.all(
      pages.map(async (path) => (await get(path)).headers.get('etag')),
    );
    expect(new Set(tags).size).toBe(1);
  });

  it('keeps what a page says of its own headers', async () => {
    const get = await start(aWeb());
    expect((await get('/order/abc')).headers.get('referrer-policy')).toBe('no-referrer');
    expect((await get('/nowhere')).status).toBe(404);
  });

  it('lets a page run its own scripts and nothing else', async () => {
    const get = await start(aWeb());
    const policy = (await get('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; ");
    expect(policy).toContain(`script-src 'self' ${sha256('boot()')}; `);
    expect(policy).toContain(`style-src 'self' ${sha256('p{}')}; `);
    expect(policy).toContain("frame-ancestors 'none'; ");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|stripe|12111/);
  });

  it("lets the page that pays load Stripe's script and frames, or the emulator's", async () => {
    const policyOf = async (variables: Record<string, string>) => {
      const get = await start(aWeb(), variables);
      const policy = (await get('/checkout/pay')).headers.get('content-security-policy');
      await app.close();
      return policy;
    };
    const emulator = await policyOf({ STRIPE_EMULATOR_PORT: '12345' });
    expect(emulator).toMatch(/script-src 'self' 'sha256-\S+' http:\/\/localhost:12345;/);
    expect(emulator).toContain('frame-src http://localhost:12345;');
    const stripe = await policyOf({
      STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjt',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_TYooMQauvdEDq54N',
      STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef0123456789abcdef',
    });
    expect(stripe).toContain('frame-src https://js.stripe.com ');
    expect(stripe).not.toContain('localhost');
  });

  it('serves files for a year where the name has a hash, compressed for who can read it', async () => {
    const get = await start(aWeb());
    const script = await get('/main-ABCDEFGH.js', { 'Accept-Encoding': 'gzip' });
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(await script.text()).toContain('// a script');
    const picture = await get('/products/teapot.svg');
    expect(picture.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('sends a script as the build has compressed it, and not what it compressed', async () => {
    const get = await start(aWeb());
    const script = await get('/main-ABCDEFGH.js', { 'Accept-Encoding': 'br' });
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(await script.text()).toBe('// pressed');
    expect((await get('/main-ABCDEFGH.js.br')).headers.get('content-type')).toContain('text/html');
  });

  it('leaves what is under /api to the API, and hides what is not for browsers', async () => {
    const get = await start(aWeb());
    expect(await (await get('/api/nothing')).json()).toMatchObject({ code: 'not_found' });
    expect(await (await get('/server/server.mjs')).text()).not.toContain('renderPage');
    expect(await (await get('/index.csr.html')).text()).not.toContain('shell');
  });

  it('hands a page that cannot be rendered to the browser', async () => {
    const get = await start(aWeb());
    const answer = await get('/broken');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('shell');
  });

  it('says so where the web is not built', async () => {
    const get = await start(join(tmpdir(), 'no-web-here'));
    const answer = await get('/');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('npm start');
  });
});
