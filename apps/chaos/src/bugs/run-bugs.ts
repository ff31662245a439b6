import { join } from 'node:path';
import type { Violation } from '../check/check-all';
import { buildShop } from '../machine/shop-program';
import type { Options } from '../options';
import { Pool } from '../pool';
import type { Plan } from '../run/plan';
import { pointPlan, tourPlan } from '../run/point-plans';
import { schedule } from '../run/schedule';
import type { Bug } from './bug';
import { BUGS } from './bugs';

/** Schedules that a bug gets to show in, after what it is known to show in. */
const SCHEDULES = 30;

/** A crash point is tried at one of its first times. */
const FIRST_TIMES = 3;

interface Caught {
  readonly by: Violation | undefined;
  readonly runs: number;
}

/** Puts one bug after the other into a copy of the shop, and tries that until it is caught. @returns whether all were */
export async function runBugs(workspace: string, options: Options): Promise<boolean> {
  const bugs = BUGS.filter(({ name }) => name.includes(options.only ?? ''));
  let survivors = 0;
  for (const bug of bugs) {
    const program = await buildShop(workspace, join(workspace, 'dist/chaos/bug'), bug.patches);
    const pool = await Pool.open(options.jobs, { workspace, program });
    const { by, runs } = await hunt(pool, bug, options.seed).finally(() => pool.close());
    if (!by) survivors += 1;
    const verdict = by ? `${by.invariant.padEnd(4)} after ${runs}` : `SURVIVED ${runs} runs`;
    process.stdout.write(`${by ? '✓' : '✗'} ${verdict.padEnd(18)} ${bug.name}\n`);
    if (by) process.stdout.write(`    ${by.message}\n`);
  }
  process.stdout.write(`${bugs.length - survivors} of ${bugs.length} bugs caught\n`);
  return survivors === 0;
}

/** Where the bug is known to show first, then schedules. */
async function hunt(pool: Pool, bug: Bug, seed: number): Promise<Caught> {
  let by: Violation | undefined;
  let runs = 0;
  let points: readonly string[] = [];
  const tryAll = (plans: readonly Plan[]) =>
    pool.perform(plans, (_plan, outcome) => {
      runs += 1;
      points = outcome.points;
      // That a point was not reached says nothing of the bug.
      by ??= outcome.violations.find(({ invariant }) => invariant !== 'plan');
      return by !== undefined;
    });
  await tryAll(plansFor(bug, seed));
  if (!by) await tryAll(schedules(seed, points));
  return { by, runs };
}

function plansFor({ shows: { tours = [], points = [] } }: Bug, seed: number): Plan[] {
  return [
    ...(tours.length + points.length === 0 ? ['buying'] : tours).map(tourPlan),
    ...points.map(([point, kind, tour], index) =>
      pointPlan(point, kind, seed + index, new Map([[tour, { [point]: FIRST_TIMES }]])),
    ),
  ];
}

function schedules(seed: number, points: readonly string[]): Plan[] {
  return Array.from({ length: SCHEDULES }, (_, index) => schedule(seed + index, points));
}
