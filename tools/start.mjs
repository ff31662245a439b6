// `npm start`: builds what has changed, then runs the emulator (unless Stripe's keys are set) and the shop.
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { build } from './start/build.mjs';
import { emulatorEnvironment } from './start/emulator.mjs';
import { Part } from './start/part.mjs';
import { portsTaken } from './start/ports.mjs';
import { readSettings } from './start/settings.mjs';
import { workspaceRoot } from './workspace.mjs';

const READY_WITHIN_MS = 60_000;
/** The shop's share, in which it cuts what hangs after 6 s, and the emulator's: all is over within 10 s. */
const STOP_WITHIN_MS = [9_000, 800];

const stop = new AbortController();
const parts = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());

try {
  await run();
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error.message);
    process.exitCode = 1;
  }
} finally {
  // Last started, first ended: the shop may still need Stripe while it closes.
  for (const part of parts.reverse()) await part.stop(STOP_WITHIN_MS.shift());
}

async function run() {
  const settings = readSettings(process.env, workspaceRoot);
  const taken = await portsTaken(settings);
  if (taken) throw new Error(taken);

  console.log('Building the shop; the first time takes a minute');
  const emulator = settings.withEmulator ? ['stripe-emulator'] : [];
  if (!(await build(['web', 'api', ...emulator], stop.signal))) {
    throw new Error('The build failed: see above.');
  }

  console.log('Starting');
  const emulatorUrl = settings.withEmulator
    ? await started('The Stripe emulator', 'stripe-emulator', emulatorEnvironment(settings))
    : undefined;
  const shopUrl = await started('The shop', 'api');
  console.log(addresses(shopUrl, emulatorUrl, settings));
  await orEnd(new Promise(() => undefined));
}

/** Address of the part, once it listens. */
async function started(title, project, env) {
  const part = new Part(title, `dist/apps/${project}/main.js`, env);
  parts.push(part);
  const late = after(READY_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${title} was not ready within ${READY_WITHIN_MS / 1000} s.`);
  });
  return orEnd(Promise.race([part.ready, late]));
}

/** What is awaited, unless a part dies or somebody asks to stop before. */
async function orEnd(awaited) {
  stop.signal.throwIfAborted();
  const asked = once(stop.signal, 'abort').then(() => stop.signal.throwIfAborted());
  return Promise.race([awaited, asked, ...parts.map(({ died }) => died)]);
}

function addresses(shopUrl, emulatorUrl, { keepsMail }) {
  const emulator = [
    `  Stripe emulator   ${emulatorUrl}`,
    '  Test card         4242 4242 4242 4242, any future date, any CVC',
  ];
  return [
    '',
    'Till is ready.',
    '',
    `  Shop              ${shopUrl}`,
    `  API docs          ${shopUrl}/api/docs`,
    ...(keepsMail ? [`  Mail              ${shopUrl}/api/outbox`] : []),
    ...(emulatorUrl ? emulator : []),
    '',
    'Ctrl-C ends all of it.',
    '',
  ].join('\n');
}
