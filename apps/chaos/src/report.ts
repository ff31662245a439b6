import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './perform';
import type { Plan } from './run/plan';

const PROGRESS_EVERY = 25;

/** Says on the terminal what happens, and leaves the counts and the logs of failed runs behind. */
export class Report {
  private passed = 0;
  private failed = 0;
  private happened = 0;
  private readonly folder: string;

  constructor(workspace: string) {
    this.folder = join(workspace, 'test-results/chaos');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  get hasFailed(): boolean {
    return this.failed > 0;
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  run(plan: Plan, outcome: Outcome): void {
    this.happened += outcome.happened.length;
    if (outcome.violations.length === 0) this.passed += 1;
    else this.fail(plan, outcome);
    const runs = this.passed + this.failed;
    if (runs % PROGRESS_EVERY === 0) this.say(`  ${runs} runs`);
  }

  private fail(plan: Plan, { violations, happened, log }: Outcome): void {
    this.failed += 1;
    const file = join(this.folder, `${plan.name.replaceAll(/[^\w.-]+/g, '-')}.log`);
    const lines = violations.map(({ invariant, message }) => `    ${invariant} ${message}`);
    writeFileSync(file, [JSON.stringify(plan, null, 2), ...happened, ...lines, log].join('\n'));
    this.say(`  ✗ ${plan.name}\n${lines.join('\n')}`);
    this.say(`    npm run chaos -- ${plan.replay}     (its log: ${file})`);
  }

  /** The last line, and the same for `tools/total.mjs`. */
  end(): void {
    const { passed, failed } = this;
    writeFileSync(join(this.folder, 'counts.json'), JSON.stringify({ passed, failed }));
    this.say(`${this.happened} faults happened`);
    this.say(`${passed} passed, ${failed} failed`);
  }
}
