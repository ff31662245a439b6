// Builds the example as a team does: the library is installed from what `npm pack` makes of it, not taken from its source.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const workspace = resolve(import.meta.dirname, '../..');
const output = join(workspace, 'dist/apps/example-extension');
const installed = join(output, 'node_modules/@till/payments');
const swc = createRequire(import.meta.url)('../../tools/esbuild-swc.cjs');

rmSync(output, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
const packed = execFileSync(
  'npm',
  ['pack', '--json', '--ignore-scripts', '--pack-destination', output],
  {
    cwd: join(workspace, 'dist/libs/payments'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  },
);
const [{ filename }] = JSON.parse(packed);
execFileSync('tar', ['-xzf', join(output, filename), '--strip-components=1', '-C', installed]);

await build({
  absWorkingDir: workspace,
  entryPoints: ['apps/example-extension/src/main.ts', 'apps/example-extension/src/app.module.ts'],
  outdir: output,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  external: ['@till/payments', '@till/payments/*'],
  tsconfig: 'apps/example-extension/tsconfig.spec.json',
  plugins: [swc()],
  logLevel: 'warning',
});
