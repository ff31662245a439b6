import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { importCycles } from './import-cycles.mjs';

const WORKSPACE = resolve(import.meta.dirname, '../..');

function aFolderWith(sources) {
  const folder = mkdtempSync(join(tmpdir(), 'till-cycles-'));
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
  return folder;
}

describe('import cycles', () => {
  it('finds files that import each other by a detour', (t) => {
    const folder = aFolderWith({
      'a.ts': "import { b } from './b';",
      'b.ts': "export * from './c';",
      'c.ts': "import type { A } from './a';",
      'd.ts': "import { a } from './a';",
    });
    t.after(() => rmSync(folder, { recursive: true }));
    assert.deepEqual(importCycles(folder, ['*.ts']), [['a.ts', 'b.ts', 'c.ts', 'a.ts']]);
  });

  it('has none in this workspace', () => {
    const sources = ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'];
    const cycles = importCycles(WORKSPACE, sources).map((cycle) => cycle.join(' → '));
    assert.deepEqual(cycles, []);
  });
});
