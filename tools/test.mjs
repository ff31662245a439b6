// `npm test`: every test that needs no browser and no installed service, then one line of counts.
import { clearCounts, printTotal } from './counts/counts.mjs';
import { exitCode, projectsWith, spawnNx, toolEnv } from './workspace.mjs';

const projects = projectsWith('test');
// The tests bring their own databases and their own Stripe: what this machine is set up for does not reach them.
const env = Object.fromEntries(
  Object.entries(toolEnv).filter(([name]) => !/^(DATABASE_URL|STRIPE_)/.test(name)),
);

clearCounts(projects);
const code = await exitCode(
  spawnNx(['run-many', '-t', 'test', '--outputStyle=static-failures-only'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  }),
);
const passed = printTotal(projects);
process.exitCode = passed && code === 0 ? 0 : 1;
