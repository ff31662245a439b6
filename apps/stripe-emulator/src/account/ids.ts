import { createHash } from 'node:crypto';

const alphabet = Buffer.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const base = alphabet.length;
/**
 * Where an id is put together. Joined from texts it would be copied anew when it becomes a key, and a
 * session's creation makes nine.
 */
const bytes = Buffer.alloc(256);

/** Ids like Stripe's. The same seed and count give the same ids. */
export class Ids {
  /** How many ids were made; kept in the journal so that a restart goes on where it was. */
  count = 0;
  readonly #low: number;
  readonly #high: number;

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.#low = digest.readInt32LE(0);
    this.#high = digest.readInt32LE(4);
  }

  /** @param prefix such as `pi_3` @param length of the random part */
  next(prefix: string, length: number): string {
    this.count += 1;
    const start = mixed(this.#low ^ this.count);
    const end = bytes.write(prefix, 'latin1') + length;
    for (let at = end - length, word = 0; at < end; at += 4, word += 1) {
      const bits = mixed((start + Math.imul(word, 0x9e3779b9)) ^ this.#high);
      writePair(at, bits >>> 16);
      writePair(at + 2, bits & 0xffff);
    }
    return bytes.toString('latin1', 0, end);
  }
}

function writePair(at: number, bits: number): void {
  bytes[at] = alphabet[Math.floor(bits / base) % base] ?? 0;
  bytes[at + 1] = alphabet[bits % base] ?? 0;
}

/** Spreads every bit over all others, one to one, so that no two counts share a start. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x21f0aaad);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
