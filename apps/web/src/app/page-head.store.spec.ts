import { TestBed } from '@angular/core/testing';
import { PageHeadStore } from './page-head.store';

const jar = { url: '/products/jar', description: 'Things' };

describe('what the server has said of its page in the head', () => {
  beforeEach(() => {
    document.head.innerHTML = `
      <link rel="canonical" href="https://shop.test/products/jar">
      <meta name="description" content="A jar">
      <meta property="og:title" content="Jar"><meta name="twitter:card" content="summary">
      <script type="application/ld+json">{}</script>`;
  });
  afterEach(() => (document.head.innerHTML = ''));

  const said = () => document.head.querySelectorAll('[property], [name^=twitter], script').length;
  const meta = (name: string) =>
    document.head.querySelector(`meta[name=${name}]`)?.getAttribute('content');
  const links = (rel: string) =>
    [...document.querySelectorAll(`link[rel=${rel}]`)].map((link) => link.getAttribute('href'));
  /** The page that the document came with, come to life. */
  function aServedPage(): PageHeadStore {
    const head = TestBed.inject(PageHeadStore);
    head.open(jar);
    head.change({ description: 'A jar', currency: 'inr' });
    return head;
  }
  const written = () => new Promise((resolve) => setTimeout(resolve));

  it('stays while the page does, also once it has come to life', async () => {
    aServedPage();
    await written();
    expect(said()).toBe(3);
    expect(links('canonical')).toEqual(['https://shop.test/products/jar']);
  });

  it('stays where the page is only arranged otherwise', async () => {
    aServedPage().open({ ...jar, url: '/products/jar?utm_source=letter', currency: 'inr' });
    await written();
    expect(said()).toBe(3);
  });

  it('goes when its price is shown in another currency', async () => {
    aServedPage().change({ currency: 'usd' });
    await written();
    expect(said()).toBe(0);
    expect(meta('description')).toBe('A jar');
  });

  it.each(['/products/cup', '/', null])('is gone with it, on the way to %p', async (url) => {
    aServedPage().open({ url, description: 'Things' });
    await written();
    expect(said()).toBe(0);
    expect(meta('description')).toBe('Things');
    expect(links('canonical')).toEqual(url === null ? [] : [`http://localhost${url}`]);
    expect(links('alternate')).toHaveLength(url === null ? 0 : 6);
  });

  it('is written here where the server could send no more than what renders itself', async () => {
    document.head.innerHTML = '';
    TestBed.inject(PageHeadStore).open(jar);
    await written();
    expect(meta('description')).toBe('Things');
    expect(links('canonical')).toEqual(['http://localhost/products/jar']);
  });

  it('makes room for what is to be kept from search engines and referrers, and back', async () => {
    const head = aServedPage();
    head.open({ ...jar, url: null, robots: 'noindex', referrer: 'no-referrer' });
    await written();
    expect([meta('robots'), meta('referrer')]).toEqual(['noindex', 'no-referrer']);
    head.open(jar);
    await written();
    expect([meta('robots'), meta('referrer')]).toEqual([undefined, undefined]);
    expect(links('canonical')).toEqual(['http://localhost/products/jar']);
  });
});
