// `nx serve api`, `nx serve stripe-emulator`: esbuild watches, and a saved change replaces the running program
// within a second or two.
import { createRequire } from 'node:module';
import { context } from 'esbuild';
import { emulatorEnvironment } from './start/emulator.mjs';
import { Part } from './start/part.mjs';
import { readSettings } from './start/settings.mjs';
import { workspaceRoot } from './workspace.mjs';

const STOP_WITHIN_MS = 3_000;
const programs = {
  api: { title: 'The API', env: {} },
  'stripe-emulator': {
    title: 'The Stripe emulator',
    env: emulatorEnvironment(readSettings(process.env, workspaceRoot)),
  },
};

const project = process.argv[2];
const { title, env } = programs[project];
const { plugins, ...config } = createRequire(import.meta.url)(
  `../apps/${project}/esbuild.config.cjs`,
);
const outfile = `dist/dev/${project}/main.mjs`;

let running;
let replaced = Promise.resolve();

async function replace() {
  await running?.stop(STOP_WITHIN_MS);
  running = new Part(title, outfile, env);
  // A fault of the code being written: it is on the screen, and the next save starts the program again.
  running.died.catch((error) => console.error(error.message));
}

const restart = {
  name: 'restart',
  setup(build) {
    build.onEnd(({ errors }) => {
      if (errors.length === 0) replaced = replaced.then(replace);
    });
  },
};

const watcher = await context({
  ...config,
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
  plugins: [...(plugins ?? []), restart],
});
await watcher.watch();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await watcher.dispose();
    await replaced;
    await running?.stop(STOP_WITHIN_MS);
  });
}
