import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Measurement } from './measurement';

/** Name of the attachment in which a test leaves what it measured. */
export const MEASUREMENT = 'measurement';

type Named = Measurement & { readonly name: string };

/** What varies from run to run, so that no test fails for it: medians, printed and kept. */
export default class MediansReporter implements Reporter {
  private readonly runs = new Map<string, Named[]>();

  constructor(private readonly options: { folder: string }) {}

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name !== MEASUREMENT || !body) continue;
      const run = JSON.parse(body.toString()) as Named;
      this.runs.set(run.name, [...(this.runs.get(run.name) ?? []), run]);
    }
  }

  onEnd(): void {
    const rows = [...this.runs].map(([page, runs]) => ({
      page,
      runs: runs.length,
      performance: median(runs.map(({ scores }) => scores['performance'] ?? NaN)),
      blockedMs: Math.round(median(runs.map(({ blockingTime }) => blockingTime))),
      largestPaintMs: Math.round(median(runs.map(({ largestPaint }) => largestPaint))),
      machineSpeed: Math.round(median(runs.map(({ machineSpeed }) => machineSpeed))),
    }));
    const kept = {
      measuredAt: new Date().toISOString(),
      rows,
      runs: Object.fromEntries(this.runs),
    };
    mkdirSync(this.options.folder, { recursive: true });
    writeFileSync(join(this.options.folder, 'medians.json'), JSON.stringify(kept, null, 2));
    for (const { page, runs, performance, blockedMs, largestPaintMs, machineSpeed } of rows) {
      const figures = `${performance} points, ${blockedMs} ms blocked, ${largestPaintMs} ms to the largest paint`;
      const conditions = `median of ${runs}, on a machine of speed ${machineSpeed}`;
      process.stdout.write(`  ${page}: ${figures} (${conditions})\n`);
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
