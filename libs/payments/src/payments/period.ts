/** Unix seconds of Stripe's clock, both included. */
export interface Period {
  readonly gte: number;
  readonly lte: number;
}

/** As much as a run that is cut off does again at the most. */
const SLICE_SECONDS = 3600;

/** A run that has read so many pages leaves the rest to the next one. */
export const PAGES_PER_RUN = 100;

/** The time in slices, the oldest first: Stripe lists the newest first, so a cursor can only move slice by slice. */
export function* slices(since: number, until: number): Generator<Period> {
  for (let gte = since; gte <= until; gte += SLICE_SECONDS) {
    yield { gte, lte: Math.min(gte + SLICE_SECONDS - 1, until) };
  }
}
