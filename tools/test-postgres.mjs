// `npm run test:postgres`: the tests of the API and its library once more, against the PostgreSQL that answers at
// DATABASE_URL.
import { clearCounts, printTotal } from './counts/counts.mjs';
import { exitCode, projectsWith, spawnNx, toolEnv } from './workspace.mjs';

const url = process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';
const runs = projectsWith('test-postgres').map((project) => `${project}-postgres`);

clearCounts(runs);
const code = await exitCode(
  // One after the other: each has as many workers as the server has room for.
  spawnNx(['run-many', '-t', 'test-postgres', '--parallel=1'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...toolEnv, DATABASE_URL: url },
  }),
);
const passed = printTotal(runs);
process.exitCode = passed && code === 0 ? 0 : 1;
