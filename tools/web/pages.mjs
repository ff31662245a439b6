import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where pages name their scripts: the one that renders itself, and Angular's copies for the server. */
const PAGES = [
  'browser/*/index.csr.html',
  'server/*/assets-chunks/index_csr_html.mjs',
  'server/*/assets-chunks/index_server_html.mjs',
];

const SCRIPTS = /(<script src="[^"]+" type="module"><\/script>)+/;
const STYLESHEET = /<link rel="stylesheet" href="[^"]+">/;
const MODULE_PRELOAD = /<link rel="modulepreload" href="[^"]+">/g;

/**
 * Lets the pages of a language show themselves with nothing but themselves, and only then come to life.
 *
 * @param {string} web
 * @param {string} language its folder, empty for the first
 * @param {{ styles: string, start: string }} parts what stands in a page for its stylesheet and for its scripts
 */
export function writePages(web, language, { styles, start }) {
  for (const page of PAGES) {
    const file = join(web, page.replace('*', language));
    if (!existsSync(file)) continue;
    // In Angular's copies a page is a template literal.
    const text = file.endsWith('.mjs') ? inTemplate : (/** @type {string} */ code) => code;
    const html = readFileSync(file, 'utf8')
      .replaceAll(MODULE_PRELOAD, '')
      .replace(STYLESHEET, () => `<style>${text(styles)}</style>`)
      .replace(SCRIPTS, () => `<script>${text(start)}</script>`);
    writeFileSync(file, html);
  }
}

/** @param {string} code */
function inTemplate(code) {
  return code.replace(/[\\`]|\$\{/g, '\\$&');
}
