import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What tells the other scripts which language they are in. */
const STATEMENT = /^\(globalThis\.\$localize\?\?=\{\}\)\.locale="[\w-]+";/;

/**
 * Takes out the script that says the language: it is one statement, for which nobody need ask. The formats of dates
 * and numbers that Angular adds to it are read by nobody, since pages use the browser's own.
 *
 * @param {string} folder of one language
 * @returns {string} the statement
 */
export function takeLanguage(folder) {
  const name = readdirSync(folder).find((each) => /^polyfills-[\w-]{8}\.js$/.test(each));
  const file = join(folder, name);
  const [statement] = STATEMENT.exec(readFileSync(file, 'utf8'));
  rmSync(file);
  return statement;
}
