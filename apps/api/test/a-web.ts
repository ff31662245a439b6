import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Each page shows what the API told it, which address it was made for and how often pages were made. */
const SERVER = `
let count = 0;
export async function renderPage(request, fetchApi) {
  const { pathname, origin } = new URL(request.url);
  if (pathname.endsWith('/broken')) throw new Error('no page');
  count += 1;
  const answer = await fetchApi('/api/products');
  const html = '<title>' + count + '</title><i>' + request.headers.get('cookie') + '</i><p>' + origin + '</p><p>' + (await answer.text()) + '</p>' +
    '<script>boot()</script><script src="main.js"></script><script type="application/json">{}</script><style>p{}</style>';
  const headers = { 'Content-Type': 'text/html' };
  if (pathname.startsWith('/order/')) headers['Referrer-Policy'] = 'no-referrer';
  return new Response(html, { headers, status: pathname === '/nowhere' ? 404 : 200 });
}`;

/** The folder of a built web with a few files, two languages and pages that only report. */
export function aWeb(): string {
  const folder = mkdtempSync(join(tmpdir(), 'till-web-'));
  for (const name of ['browser/products', 'browser/de', 'server']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const files = {
    'server/server.mjs': SERVER,
    'browser/index.csr.html': '<title>shell</title>',
    'browser/main-ABCDEFGH.js': '// a script\n'.repeat(200),
    'browser/favicon.ico': 'icon',
    'browser/de/index.csr.html': '<title>Hülle</title>',
    'browser/de/main-ABCDEFGH.js': '// ein Skript',
    'browser/de/favicon.ico': 'icon',
    'browser/products/teapot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'browser/main-ABCDEFGH.js.br'), brotliCompressSync('// pressed'));
  return folder;
}
