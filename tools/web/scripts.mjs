import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minify } from '@swc/core';
import { rolldown } from 'rolldown';

/** The page that most visits begin with. */
export const FIRST_PAGE = 'catalog.component';

/** What every page begins with, and what the first page needs beside its own script. */
const SHOP = 'shop';

/**
 * Asks the browser to compile all of a script while it loads, beside the page's own work: nearly all of what every
 * page begins with is called at once, and would be compiled piece by piece in between (Chrome; others pass it over).
 */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

/** Taking over what was compiled there, and running it, are two pieces of work: between them the browser may answer. */
const PAUSE = 'await new Promise(e=>setTimeout(e));';

const HASH = /-[\w-]{8}(\.js)?$/;

/**
 * @typedef {object} Script
 * @property {string} name without the hash of what is in it
 * @property {string} file
 * @property {string[]} imports files that it needs at once
 */

/**
 * Angular cuts what a page begins with into pieces and looks at each once. Together, and looked at again, they say the
 * same in 16 kB less on the line.
 *
 * @param {string} folder of one language, with its scripts and its `index.csr.html`
 * @returns {Promise<{ scripts: Script[], shop: string }>} `shop` is the file name of what every page begins with
 */
export async function packScripts(folder) {
  const html = readFileSync(join(folder, 'index.csr.html'), 'utf8');
  const [main] = /main-[\w-]{8}\.js/.exec(html);
  const merged = [...html.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, file]) => file);
  const together = new Set([main, ...merged, ...importsOfFirstPage(folder)]);

  const bundle = await rolldown({ input: join(folder, main) });
  const { output } = await bundle.generate({
    codeSplitting: { groups: [{ name: SHOP, test: (id) => together.has(basename(id)) }] },
    chunkFileNames: ({ name }) => `${name.replace(HASH, '')}-[hash].js`,
    plugins: [{ name: 'shorten', renderChunk: (code) => shorten(code) }],
    minify: true,
    postBanner: ({ name }) => (name === SHOP ? COMPILE_AT_ONCE + PAUSE : ''),
  });
  const chunks = output.filter((each) => each.type === 'chunk');
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) rmSync(id);

  const scripts = chunks
    // What is left of the entry only leads to the others.
    .filter(({ isEntry }) => !isEntry)
    .map(({ fileName, code, imports }) => {
      const file = join(folder, fileName);
      const name = fileName.replace(HASH, '');
      writeFileSync(file, code);
      return { name, file, imports: imports.map((each) => join(folder, each)) };
    });
  const shop = scripts.find(({ name }) => name === SHOP);
  return { scripts, shop: basename(shop.file) };
}

function importsOfFirstPage(folder) {
  const file = readdirSync(folder).find((each) => each.startsWith(`${FIRST_PAGE}-`));
  const code = readFileSync(join(folder, file), 'utf8');
  return [...code.matchAll(/from\s*["'`]\.\/([\w.-]+)/g)].map(([, name]) => name);
}

async function shorten(code) {
  const options = { module: true, ecma: 2022, compress: { passes: 5 }, mangle: true };
  return (await minify(code, options)).code;
}
