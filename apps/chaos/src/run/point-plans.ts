import type { FaultKind } from '../machine/shop-process';
import type { Plan } from './plan';
import { Random } from './random';
import { type Tour, TOURS } from './tours';

/** How often each crash point is reached in each tour when nothing goes wrong. */
export type Reach = ReadonlyMap<string, Readonly<Record<string, number>>>;

const MOST = 3;

/** The tour without a fault. */
export function tourPlan(name: string): Plan {
  return planOf(name, TOURS[name] as Tour, '--runs 0');
}

/** One fault at one point, in a tour that leads past it. @throws Error for a point that no tour leads past */
export function pointPlan(point: string, kind: FaultKind, seed: number, reach: Reach): Plan {
  const random = new Random(seed);
  const tours = [...reach].filter(([, hits]) => hits[point]);
  if (tours.length === 0) throw new Error(`No tour leads past ${point}`);
  const [name, hits] = random.pick(tours);
  const n = random.between(1, Math.min(MOST, hits[point] ?? 1));
  const plan = planOf(
    `${kind} at ${point} (${n}, ${name})`,
    TOURS[name] as Tour,
    `--point '${point}' --fault ${kind} --seed ${seed}`,
  );
  return { ...plan, faults: [{ point, n, kind }], mustHappen: true };
}

function planOf(name: string, tour: Tour, replay: string): Plan {
  return { ...tour, name, replay, faults: [], torture: {}, mustHappen: false };
}
