import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import Stripe from 'stripe';
import { aSession } from './testing/shop';

const built = join(__dirname, '../../../dist/apps/stripe-emulator');
const inWindows = process.platform === 'win32';
/** The Node of these tests comes first, as it does for whoever installed the package. */
const env = {
  ...process.env,
  NODE_OPTIONS: '',
  PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
  STRIPE_EMULATOR_PORT: '0',
};

describe('the package, installed in a project of its own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-package-'));
    const npm = async (...args: string[]) => {
      const cache = ['--cache', join(folder, '.npm'), '--offline', '--no-audit', '--no-fund'];
      const options = { cwd: folder, env, shell: inWindows };
      return (await promisify(execFile)('npm', [...args, ...cache], options)).stdout;
    };
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    const packed = await npm('pack', built);
    await npm('install', packed.trim().split('\n').at(-1) ?? '');
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const take = async (url: string) => {
    const { port } = new URL(url);
    const stripe = new Stripe('sk_test_emulator', {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      telemetry: false,
    });
    const session = await stripe.checkout.sessions.create(aSession());
    const page = await fetch(session.url ?? '');
    return { session, status: page.status, text: await page.text() };
  };
  const end = async (child: ChildProcess) => {
    child.kill();
    await once(child, 'exit');
  };

  it('needs no other package, and brings its manual', async () => {
    const packages = await readdir(join(folder, 'node_modules'));
    expect(packages.filter((name) => !name.startsWith('.'))).toEqual(['stripe-emulator']);
    const readme = await readFile(join(folder, 'node_modules/stripe-emulator/README.md'), 'utf8');
    expect(readme).toContain('npx stripe-emulator');
    const manual = join(folder, 'node_modules/stripe-emulator/docs/emulator.md');
    expect(await readFile(manual, 'utf8')).toContain('## Control API');
  });

  it('loads no file but its own when it starts', async () => {
    const code = await readFile(join(folder, 'node_modules/stripe-emulator/main.js'), 'utf8');
    const imports = [...code.matchAll(/^import .* from "(.+)";$/gm)].map(([, name]) => name);
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(code).not.toMatch(/^import\(|\brequire\(/m);
  });

  it('is started by its command, says where it is and with which seeds, and answers the SDK', async () => {
    const child = spawn(join(folder, 'node_modules/.bin/stripe-emulator'), {
      cwd: folder,
      env: { ...env, STRIPE_EMULATOR_SEED: 'tea', STRIPE_EMULATOR_TORTURE: 'storm' },
      shell: inWindows,
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const printed = [(await lines.next()).value, (await lines.next()).value] as string[];
    const { session, status, text } = await take(/http:\S+/.exec(printed[0] ?? '')?.[0] ?? '');
    await end(child);
    expect(printed).toEqual([
      expect.stringMatching(/^Stripe emulator on http:\/\/localhost:\d+ \(seed tea\)$/),
      'Events are tortured (seed storm)',
    ]);
    expect([session.amount_total, status]).toEqual([25800, 200]);
    expect(text).toContain('Mug');
  }, 30_000);

  it('starts in well under a second, counted in time of the processor alone', async () => {
    const main = join(folder, 'node_modules/stripe-emulator/main.js');
    const report = join(folder, 'usage.json');
    const atExit = `process.once('exit', () => process.getBuiltinModule('fs')
      .writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.cpuUsage())))`;
    const execArgv = ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`];
    const seconds: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const child = fork(main, { env, execArgv });
      await once(child, 'message');
      child.disconnect();
      await once(child, 'exit');
      const { user, system } = JSON.parse(await readFile(report, 'utf8')) as NodeJS.CpuUsage;
      seconds.push((user + system) / 1_000_000);
    }
    expect(Math.min(...seconds)).toBeLessThan(0.7);
  }, 60_000);

  it('can be forked by a test, tells it its address, and makes the same ids of the same seed', async () => {
    const id = async () => {
      const main = join(folder, 'node_modules/stripe-emulator/main.js');
      const child = fork(main, { env: { ...env, STRIPE_EMULATOR_SEED: 'tea' } });
      const [{ url }] = (await once(child, 'message')) as [{ url: string }];
      const { session } = await take(url);
      await end(child);
      return session.id;
    };
    expect(await id()).toBe(await id());
  }, 30_000);
});
