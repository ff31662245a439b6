import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { toolEnv, workspaceRoot } from '../workspace.mjs';

const EXTENSIONS = 'apps/api/src/extensions';

const ROOT_FILES = /^(\.prettier|eslint\.|jest\.|nx\.json|package|swc\.|tsconfig\.)/;
const FOLDERS = ['apps/api', 'libs/payments', 'libs/shared-types', 'tools'];

/** Of the task that this test runs in: what is started here is in a workspace of its own. */
const OURS = /^(NX_(?!DAEMON|TUI)|NODE_TEST_CONTEXT)/;
const env = Object.fromEntries(Object.entries(toolEnv).filter(([name]) => !OURS.test(name)));

/** A copy of the workspace, as far as the API needs it. */
const copy = mkdtempSync(join(tmpdir(), 'till-generated-'));

/** @returns {Promise<{ code: number, output: string }>} */
function run(program, args, { cwd = copy, variables = {} } = {}) {
  return new Promise((done) => {
    const file = join(workspaceRoot, 'node_modules', program);
    const options = { cwd, env: { ...env, ...variables }, maxBuffer: 10_000_000 };
    const child = execFile('node', [file, ...args], options, (_error, stdout, stderr) =>
      done({ code: child.exitCode ?? 1, output: stdout + stderr }),
    );
  });
}

const passes = async (...command) => {
  const { code, output } = await run(...command);
  assert.equal(code, 0, output);
};

describe('what the generators write', () => {
  before(async () => {
    const roots = readdirSync(workspaceRoot).filter((name) => ROOT_FILES.test(name));
    for (const path of [...roots, ...FOLDERS]) {
      cpSync(join(workspaceRoot, path), join(copy, path), { recursive: true });
    }
    // Only what is generated here is on trial.
    rmSync(join(copy, EXTENSIONS), { recursive: true, force: true });
    for (const path of ['node_modules', 'dist']) {
      symlinkSync(join(workspaceRoot, path), join(copy, path), 'junction');
    }
    for (const [generator, ...options] of [
      ['effect', 'send-gift'],
      ['contributor', 'gift-mark', '--module=send-gift'],
      ['stripe-event', 'stop-parcel'],
    ]) {
      await passes('nx/dist/bin/nx.js', ['generate', `@till/workspace:${generator}`, ...options]);
    }
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('has a class, a test and a module for each', () => {
    const files = readdirSync(join(copy, EXTENSIONS), { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      files
        .filter((file) => file.endsWith('.ts'))
        .map((file) => basename(file))
        .toSorted(),
      [
        'gift-mark.contributor.e2e.spec.ts',
        'gift-mark.contributor.ts',
        'send-gift.effect.e2e.spec.ts',
        'send-gift.effect.ts',
        'send-gift.module.ts',
        'stop-parcel.module.ts',
        'stop-parcel.reaction.e2e.spec.ts',
        'stop-parcel.reaction.ts',
      ],
    );
  });

  it('is formatted', () =>
    passes('prettier/bin/prettier.cjs', ['--check', EXTENSIONS, 'apps/api/src/app.module.ts']));

  it('passes lint', () =>
    passes('eslint/bin/eslint.js', ['--max-warnings=0', EXTENSIONS, 'apps/api/src/app.module.ts']));

  it('has the types of the shop', () =>
    passes('typescript/bin/tsc', ['--noEmit', '-p', 'apps/api/tsconfig.spec.json']));

  it('passes its own tests', () =>
    passes('jest/bin/jest.js', ['src/extensions', '--reporters=default', '--forceExit'], {
      cwd: join(copy, 'apps/api'),
      variables: {
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      },
    }));
});
