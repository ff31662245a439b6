import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tells the other scripts which language they are in. */
const STATEMENT = /^\(globalThis\.\$localize\?\?=\{\}\)\.locale="[\w-]+";/;

/**
 * Leaves in the script that says the language nothing but that: the formats of dates and numbers that Angular adds
 * are read by nobody, since pages use the browser's own.
 *
 * @param {string} folder of one language
 * @returns {string} the script's file
 */
export function shortenLanguage(folder) {
  const name = readdirSync(folder).find((each) => /^polyfills-[\w-]{8}\.js$/.test(each));
  const file = join(folder, name);
  const [statement] = STATEMENT.exec(readFileSync(file, 'utf8'));
  writeFileSync(file, statement);
  return file;
}
