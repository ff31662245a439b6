import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivate } from '@till/payments';

/** Of 32 bytes in base64url. */
const LENGTH = 43;

/**
 * A secret of 256 bits that is made on first use and read from then on.
 * @param folder made where it does not exist
 * @param name of the file, readable by its owner only
 * @throws Error when the file holds something shorter
 */
export function keptSecret(folder: string, name: string): string {
  const path = join(folder, name);
  makePrivate(folder);
  // Whole or not at all, and the first of two wins: an empty secret would be one that everybody knows.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < LENGTH)
    throw new Error(`${path} holds no secret; remove it to have one made`);
  return secret;
}
