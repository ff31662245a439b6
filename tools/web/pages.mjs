import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where pages name their scripts: the one that renders itself, and Angular's copies for the server. */
const PAGES = [
  'browser/*/index.csr.html',
  'server/*/assets-chunks/index_csr_html.mjs',
  'server/*/assets-chunks/index_server_html.mjs',
];

/**
 * Lets the pages of a language begin with the scripts as they are called now.
 *
 * @param {string} web
 * @param {string} language its folder, empty for the first
 * @param {{ main: string, shop: string, merged: string[] }} names
 */
export function renameScripts(web, language, { main, shop, merged }) {
  for (const page of PAGES) {
    const file = join(web, page.replace('*', language));
    if (!existsSync(file)) continue;
    const html = merged.reduce(
      (text, name) => text.replace(`<link rel="modulepreload" href="${name}">`, ''),
      readFileSync(file, 'utf8').replaceAll(main, shop),
    );
    writeFileSync(file, html);
  }
}
