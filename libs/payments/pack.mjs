// `nx pack payments`: what `npm pack` and `npm publish` take is made in dist/libs/payments, with the contract of
// libs/shared-types in it, so that a team installs one package.
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const workspace = resolve(import.meta.dirname, '../..');
const output = join(workspace, 'dist/libs/payments');
const swc = createRequire(import.meta.url)('../../tools/esbuild-swc.cjs');
const entries = ['embedded', 'index', 'tables', 'testing'];
const tsconfig = join(import.meta.dirname, 'tsconfig.lib.json');
const source = (name) => join(import.meta.dirname, `src/${name}.ts`);

rmSync(output, { recursive: true, force: true });

await build({
  absWorkingDir: workspace,
  entryPoints: Object.fromEntries(entries.map((name) => [name, source(name)])),
  outdir: output,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  keepNames: true,
  sourcemap: true,
  tsconfig,
  plugins: [swc()],
  logLevel: 'warning',
});

const types = await rollup({
  input: Object.fromEntries(entries.map((name) => [name, source(name)])),
  plugins: [dts({ tsconfig })],
  external: (id) => !/^[./]|^@till\//.test(id),
});
await types.write({ dir: output, format: 'es', chunkFileNames: 'types.d.ts' });
await types.close();

for (const file of ['package.json', 'README.md', 'migrations']) {
  cpSync(join(import.meta.dirname, file), join(output, file), { recursive: true });
}
cpSync(join(workspace, 'LICENSE'), join(output, 'LICENSE'));
