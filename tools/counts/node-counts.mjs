import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace.mjs';

const folder = join(workspaceRoot, 'test-results', process.env.NX_TASK_TARGET_PROJECT ?? 'tools');

/** Reporter of `node --test` that leaves the counts where `npm test` adds them up. */
export default async function* nodeCounts(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file) continue;
    const { passed, tests } = data.counts;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'counts.json'), JSON.stringify({ passed, failed: tests - passed }));
  }
  yield '';
}
