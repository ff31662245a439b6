import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';

const STICKY = 0o1000;

/**
 * Makes the folder for its owner alone. One that exists is closed to others, unless it is somebody else's, everybody's
 * as `/tmp` is, or the folder in which the shop itself lies.
 */
export function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  const isOurs = uid === process.getuid?.() && (mode & STICKY) === 0;
  if (isOurs && !isAround(folder) && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function isAround(folder: string): boolean {
  return /^(\.\.([/\\]\.\.)*)?$/.test(relative(process.cwd(), realpathSync(folder)));
}
