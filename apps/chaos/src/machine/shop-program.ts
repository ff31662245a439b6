import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** A change of the shop's source before it is bundled, made in a copy. */
export interface Patch {
  /** From the workspace's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The source has changed, and the patch with it has to. */
export class PatchError extends Error {}

/** Waits that are there for a slow world; the run's is a fast one. */
export const SHORTER_WAITS: readonly Patch[] = [
  {
    file: 'libs/payments/src/payments/stripe.service.ts',
    find: 'const TIMEOUT_MS = 4_000;',
    replace: 'const TIMEOUT_MS = 1_500;',
  },
  {
    file: 'libs/payments/src/payments/stripe-traffic.ts',
    find: 'const TRY_MS = 4_250;',
    replace: 'const TRY_MS = 1_750;',
  },
  {
    file: 'libs/payments/src/payments/stripe-traffic.ts',
    find: 'const PAUSE_MS = 500;',
    replace: 'const PAUSE_MS = 50;',
  },
  {
    file: 'libs/payments/src/payments/circuit-breaker.ts',
    find: 'const REST_MS = 5_000;',
    replace: 'const REST_MS = 300;',
  },
  {
    file: 'libs/payments/src/database/postgres.listener.ts',
    find: 'const RECONNECT_MS = 1_000;',
    replace: 'const RECONNECT_MS = 100;',
  },
];

const SOURCES = [
  'apps/api/chaos',
  'libs/payments/migrations',
  'libs/payments/src',
  'apps/api/seed',
  'apps/api/src',
  'apps/api/tsconfig.json',
  'apps/api/tsconfig.chaos.json',
  'libs/shared-types/src',
  'tsconfig.base.json',
];

/**
 * Bundles a copy of the shop with its crash points.
 * @param folder inside the workspace, so that the copy finds the packages
 * @returns path of the program, which finds its migrations and its catalogue beside it
 * @throws PatchError for a patch whose text is not there, or more than once
 */
export async function buildShop(
  workspace: string,
  folder: string,
  patches: readonly Patch[] = [],
): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  for (const source of SOURCES) {
    cpSync(join(workspace, source), join(folder, source), { recursive: true });
  }
  for (const patch of [...SHORTER_WAITS, ...patches]) apply(folder, patch);
  const program = join(folder, 'main.mjs');
  const require = createRequire(join(workspace, 'package.json'));
  await build({
    ...(require('./apps/api/esbuild.config.cjs') as BuildOptions),
    absWorkingDir: folder,
    entryPoints: ['apps/api/chaos/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: false,
    tsconfig: 'apps/api/tsconfig.chaos.json',
    logLevel: 'error',
  });
  return program;
}

function apply(folder: string, { file, find, replace }: Patch): void {
  const path = join(folder, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) {
    throw new PatchError(`${file} has this ${parts.length - 1} times, not once:\n${find}`);
  }
  writeFileSync(path, parts.join(replace));
}
