import type { Outcome } from './perform';
import type { Pool } from './pool';
import type { Plan } from './run/plan';
import { type Reach, tourPlan } from './run/point-plans';
import { TOURS } from './run/tours';

/** Makes each tour without a fault, to learn which leads past which point. */
export async function learnTours(
  pool: Pool,
  done: (plan: Plan, outcome: Outcome) => void = () => undefined,
): Promise<{ readonly points: readonly string[]; readonly reach: Reach }> {
  const reach = new Map<string, Readonly<Record<string, number>>>();
  let points: readonly string[] = [];
  await pool.perform(Object.keys(TOURS).map(tourPlan), (plan, outcome) => {
    reach.set(plan.name, outcome.hits);
    points = outcome.points;
    done(plan, outcome);
  });
  return { points, reach };
}
