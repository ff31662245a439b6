import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { FaultKind } from './machine/shop-process';

/** Faults that every crash point is tried with. */
export const POINT_FAULTS: readonly FaultKind[] = ['SIGKILL', 'SIGTERM', 'database', 'connections'];

const SCHEDULES = 40;
const SCHEDULES_IN_FULL = 500;
const FIRST_SEED = 1;

export interface Options {
  readonly command: 'run' | 'bugs' | 'worker';
  /** Of the crash points; none where a schedule is replayed. */
  readonly faults: readonly FaultKind[];
  /** Only crash points, or bugs, with this in their name. */
  readonly only: string | undefined;
  readonly schedules: number;
  readonly seed: number;
  /** How many shops at a time. */
  readonly jobs: number;
}

/** @throws TypeError that names an argument it does not know */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      full: { type: 'boolean', default: false },
      runs: { type: 'string' },
      seed: { type: 'string' },
      point: { type: 'string' },
      fault: { type: 'string' },
      only: { type: 'string' },
      jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    },
  });
  const { full, point } = values;
  const isReplay = values.seed !== undefined && !full;
  const count = isReplay ? 1 : full ? SCHEDULES_IN_FULL : SCHEDULES;
  const kinds = POINT_FAULTS.filter((kind) => !values.fault || kind === values.fault);
  const [command = 'run'] = positionals;
  return {
    command: command === 'bugs' || command === 'worker' ? command : 'run',
    faults: point || full || values.fault ? kinds : isReplay ? [] : ['SIGKILL'],
    only: point ?? values.only,
    schedules: point ? 0 : wholeNumber('--runs', values.runs, count),
    seed: wholeNumber('--seed', values.seed, FIRST_SEED),
    jobs: wholeNumber('--jobs', values.jobs, 1),
  };
}

function wholeNumber(name: string, text: string | undefined, other: number): number {
  if (text === undefined) return other;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`${name} is a whole number, not ${text}`);
  return Number(text);
}
