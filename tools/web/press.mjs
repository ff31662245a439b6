import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/**
 * How Brotli may write how far back something was said before (RFC 7932, section 4): which way is the shortest depends
 * on the file, and on the language in it.
 */
const WAYS = [
  { postfix: 0, direct: 0 },
  { postfix: 0, direct: 2 },
  { postfix: 1, direct: 2 },
  { postfix: 2, direct: 8 },
];

/** Binary logarithm of how many bytes are looked at together. Left to itself Brotli takes more, and writes more. */
const BLOCK = 16;

/**
 * Puts `NAME.br` beside each script and stylesheet of a folder: the best that Brotli can, which would take too long
 * each time the shop starts.
 */
export async function press(folder) {
  const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      writeFileSync(`${path}.br`, await shortest(readFileSync(path)));
    }),
  );
}

async function shortest(content) {
  const pressed = WAYS.map(({ postfix, direct }) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_LGBLOCK]: BLOCK,
        [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
        [constants.BROTLI_PARAM_NDIRECT]: direct,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  );
  return (await Promise.all(pressed)).sort((a, b) => a.length - b.length)[0];
}
