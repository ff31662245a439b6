import type { Account } from '../account/account';

/** A URL of the emulator's without its origin: who came by another name of this machine stays on it. */
export function ownPath({ origin }: Account, url: string): string {
  return url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}
