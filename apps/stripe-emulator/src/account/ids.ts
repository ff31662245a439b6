import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ids like Stripe's. The same seed and count give the same ids. */
export class Ids {
  /** How many ids were made; kept in the journal so that a restart goes on where it was. */
  count = 0;
  readonly #seed: readonly [number, number];

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.#seed = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
  }

  /** @param prefix such as `pi_3` @param length of the random part */
  next(prefix: string, length: number): string {
    this.count += 1;
    let [a, b] = this.#seed;
    let c = this.count;
    let id = prefix;
    for (let step = -12; id.length < prefix.length + length; step += 1) {
      // sfc32's round: small, fast, well mixed after a dozen rounds.
      const mixed = (a + b + step) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = ((c << 21) | (c >>> 11)) + mixed;
      if (step >= 0) id += alphabet[(mixed >>> 0) % alphabet.length];
    }
    return id;
  }
}
