import { createHash } from 'node:crypto';

/** SHA-256, for a credential that the database must know again, or for contents to compare. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
