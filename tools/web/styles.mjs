import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes out the stylesheet, which is small enough to stand in each page: nothing is painted before it is there, so a
 * page that has it is seen one way to the server and back earlier.
 *
 * @param {string} folder of one language
 * @returns {string} what is in it
 */
export function takeStyles(folder) {
  const name = readdirSync(folder).find((each) => /^styles-[\w-]{8}\.css$/.test(each));
  const file = join(folder, name);
  const styles = readFileSync(file, 'utf8').trim();
  rmSync(file);
  return styles;
}
