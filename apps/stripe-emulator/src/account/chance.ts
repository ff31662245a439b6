import { Ids } from './ids';

/** A sequence of draws that is the same for the same seed. */
export class Chance {
  readonly #ids: Ids;

  constructor(readonly seed: string) {
    this.#ids = new Ids(seed);
  }

  /** From 0 to below 1. */
  next(): number {
    return (Number.parseInt(Buffer.from(this.#ids.next('', 4)).toString('hex'), 16) % 997) / 997;
  }

  /** @param likelihood from 0 to 1; of 0 nothing is drawn */
  happens(likelihood = 0): boolean {
    return likelihood > 0 && this.next() < likelihood;
  }
}
