// `nx serve api`, `nx serve stripe-emulator`, and the API of `nx serve web`: a saved change replaces the running program within a second or two.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { context } from 'esbuild';
import { ownEmulatorEnvironment } from './start/emulator.mjs';
import { behindWeb } from './start/behind-web.mjs';
import { Part } from './start/part.mjs';
import { readSettings } from './start/settings.mjs';
import { watchTree } from './watch-tree.mjs';
import { workspaceRoot } from './workspace.mjs';

const STOP_WITHIN_MS = 3_000;
/** An editor writes a file in several steps, and a branch brings many files. */
const QUIET_MS = 50;
const programs = {
  api: {
    title: 'The API',
    env: process.argv.includes('--behind-web') ? behindWeb(process.env) : {},
  },
  'stripe-emulator': {
    title: 'The Stripe emulator',
    env: ownEmulatorEnvironment(readSettings(process.env, workspaceRoot), process.env),
  },
};

const project = process.argv[2];
const { title, env } = programs[project];
const outfile = `dist/dev/${project}/main.mjs`;
const bundle = await context({
  ...createRequire(import.meta.url)(`../apps/${project}/esbuild.config.cjs`),
  absWorkingDir: workspaceRoot,
  entryPoints: [`apps/${project}/src/main.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  tsconfig: `apps/${project}/tsconfig.app.json`,
  logLevel: 'warning',
});

let running;
let work = Promise.resolve();
let quiet;

async function replace() {
  try {
    await bundle.rebuild();
  } catch {
    return; // esbuild has said where; the program that runs stays until the next save.
  }
  await running?.stop(STOP_WITHIN_MS);
  // What fails the start names the file that it stands in.
  running = new Part(title, outfile, { NODE_OPTIONS: '--enable-source-maps', ...env });
  running.ready.then((url) => console.log(`${title} is ready: ${url}`));
  running.died.catch((error) => console.error(error.message));
}

function changed() {
  clearTimeout(quiet);
  quiet = setTimeout(() => (work = work.then(replace)), QUIET_MS);
}

const endings = [`apps/${project}`, 'libs'].map((folder) =>
  watchTree(join(workspaceRoot, folder), changed),
);
changed();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    for (const endWatching of endings) endWatching();
    clearTimeout(quiet);
    await work;
    await running?.stop(STOP_WITHIN_MS);
    await bundle.dispose();
  });
}
