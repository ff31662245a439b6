import { type Violation, checkAll } from './check/check-all';
import type { World } from './machine/world';
import { idle, minute } from './run/calm';
import { lateCall } from './run/late-call';
import type { Plan } from './run/plan';
import { Run } from './run/run';
import { buy } from './run/shopper';

/** Minutes after which an answer that never came is looked up, and every session has ended. */
const LOOKED_UP_AFTER = 12;
const SESSIONS_END_AFTER = 62;

export interface Outcome {
  readonly violations: readonly Violation[];
  /** How often each crash point was reached since the shop was last started. */
  readonly hits: Readonly<Record<string, number>>;
  readonly points: readonly string[];
  readonly happened: readonly string[];
  readonly log: string;
}

/**
 * Runs the plan on a fresh shop. When its faults are over, the shop has two minutes to be right; at the end of the day
 * nothing is left open.
 */
export async function perform(world: World, plan: Plan): Promise<Outcome> {
  const run = new Run(world, plan);
  const violations: Violation[] = [];
  let hits = {};
  try {
    await run.open();
    const { emulator } = world;
    await emulator.control('POST', 'torture', plan.torture);
    if (plan.lateCall) await lateCall(run, plan.lateCall);
    await emulator.control('POST', 'faults', { faults: plan.emulatorFaults });
    await Promise.all(plan.shoppers.map((shopper) => buy(run, shopper)));
    await idle(run);
    hits = await run.shop.ask({ command: 'hits' });
    await calm(run);
    for (let minutes = 0; minutes < 2; minutes += 1) await minute(run);
    violations.push(...(await checkAll(run, 'two minutes')));
    await endOfDay(run);
    violations.push(...(await checkAll(run, 'end of day')));
  } catch (error) {
    violations.push({ invariant: 'I11', message: `the run stopped: ${String(error)}` });
  } finally {
    await run.close(violations.length === 0);
  }
  const { happened } = run.witness;
  if (plan.mustHappen && happened.length < plan.faults.length) {
    violations.push({ invariant: 'plan', message: 'the crash point was never reached' });
  }
  return { violations, hits, points: run.shop.points, happened, log: run.shop.wholeLog };
}

/** Faults end here. */
async function calm(run: Run): Promise<void> {
  const { emulator, wires, cluster } = run.world;
  await emulator.control('POST', 'torture', {});
  await emulator.control('DELETE', 'faults');
  for (const wire of Object.values(wires)) wire.mend();
  await cluster.up();
  await run.shop.calm();
}

async function endOfDay(run: Run): Promise<void> {
  for (const minutes of [LOOKED_UP_AFTER, SESSIONS_END_AFTER]) {
    await run.pass(minutes * 60);
    await minute(run);
  }
}
