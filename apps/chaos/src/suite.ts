import { join } from 'node:path';
import { buildShop } from './machine/shop-program';
import type { Options } from './options';
import { Pool } from './pool';
import { Report } from './report';
import { learnTours } from './reach';
import { pointPlan } from './run/point-plans';
import { schedule } from './run/schedule';

/** The tours without a fault, each crash point with each fault, and the schedules. @returns whether all passed */
export async function runSuite(workspace: string, options: Options): Promise<boolean> {
  const report = new Report(workspace);
  const program = await buildShop(workspace, join(workspace, 'dist/chaos/shop'));
  const pool = await Pool.open(options.jobs, { workspace, program });
  try {
    const { points, reach } = await learnTours(pool, (plan, outcome) => report.run(plan, outcome));
    const named = points.filter((point) => point.includes(options.only ?? ''));
    report.say(
      `${named.length} crash points, each with ${options.faults.join(', ') || 'no fault'}`,
    );
    const atPoints = options.faults.flatMap((kind) =>
      named.map((point) => pointPlan(point, kind, options.seed, reach)),
    );
    await pool.perform(atPoints, (plan, outcome) => report.run(plan, outcome));
    report.say(`${options.schedules} schedules from seed ${options.seed}`);
    const schedules = Array.from({ length: options.schedules }, (_, index) =>
      schedule(options.seed + index, points),
    );
    await pool.perform(schedules, (plan, outcome) => report.run(plan, outcome));
  } finally {
    await pool.close();
  }
  report.end();
  return !report.hasFailed;
}
