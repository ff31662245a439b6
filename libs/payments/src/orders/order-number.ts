import { randomInt } from 'node:crypto';

/** Crockford's alphabet: nothing in it is misread on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** `7Q3K-9MZT`: 40 random bits, so that a number says nothing of how much the shop sells. */
export function orderNumber(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[randomInt(32)]).join('');
  return `${group()}-${group()}`;
}

/** The number in what a person typed, with what is easily misread put right; undefined where it cannot be one. */
export function readOrderNumber(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== 2 * GROUP || [...plain].some((letter) => !ALPHABET.includes(letter))) {
    return undefined;
  }
  return `${plain.slice(0, GROUP)}-${plain.slice(GROUP)}`;
}
