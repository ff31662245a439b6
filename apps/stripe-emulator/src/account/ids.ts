import { createHash } from 'node:crypto';

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
/** Two characters are taken at a time: a session's creation makes some two hundred. */
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

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
    let id = prefix;
    for (let word = 0; id.length < prefix.length + length; word += 1) {
      const bits = mixed((start + Math.imul(word, 0x9e3779b9)) ^ this.#high);
      id +=
        (pairs[(bits >>> 16) % pairs.length] ?? '') + (pairs[(bits & 0xffff) % pairs.length] ?? '');
    }
    return id.slice(0, prefix.length + length);
  }
}

/** Spreads every bit over all others, one to one, so that no two counts share a start. */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x21f0aaad);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
