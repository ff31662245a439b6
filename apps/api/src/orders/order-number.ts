import { randomInt } from 'node:crypto';

/** Crockford's alphabet: nothing in it is misread on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** `7Q3K-9MZT`: 40 random bits, so that a number says nothing of how much the shop sells. */
export function orderNumber(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(32)]).join('');
  return `${group()}-${group()}`;
}
