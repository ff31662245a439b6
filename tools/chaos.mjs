// `npm run chaos`, `npm run chaos:bugs`: builds the fault suite and the emulator, then hands the arguments on.
import { exitCode, spawnNode, spawnNx } from './workspace.mjs';

const built = await exitCode(
  spawnNx(['run', 'chaos:build', '--outputStyle=static-failures-only'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
);
process.exitCode =
  built ||
  (await exitCode(
    spawnNode(['dist/apps/chaos/main.js', ...process.argv.slice(2)], { stdio: 'inherit' }),
  ));
