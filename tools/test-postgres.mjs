// `npm run test:postgres`: the API's tests once more, against the PostgreSQL that answers at DATABASE_URL.
import { clearCounts, printTotal } from './counts/counts.mjs';
import { exitCode, spawnNx, toolEnv } from './workspace.mjs';

const RUN = 'api-postgres';
const url = process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';

clearCounts([RUN]);
const code = await exitCode(
  spawnNx(['run', 'api:test-postgres'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...toolEnv, DATABASE_URL: url, TEST_RUN: RUN },
  }),
);
const passed = printTotal([RUN]);
process.exitCode = passed && code === 0 ? 0 : 1;
