import { statSync } from 'node:fs';
import { FIRST_PAGE } from './scripts.mjs';

/** What the catalogue's page may load of scripts, as they travel. */
export const LIMIT_BYTES = 90_000;

/** @param {import('./scripts.mjs').Script[]} scripts all with their `.br` beside them */
export function firstPageBytes(scripts) {
  const loaded = new Set();
  const load = (script) => {
    if (loaded.has(script)) return;
    loaded.add(script);
    for (const file of script.imports) load(scripts.find((each) => each.file === file));
  };
  load(scripts.find(({ name }) => name === FIRST_PAGE));
  return [...loaded].reduce((bytes, { file }) => bytes + statSync(`${file}.br`).size, 0);
}
