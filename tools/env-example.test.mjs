import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { workspaceRoot } from './workspace.mjs';

const read = (file) => readFileSync(join(workspaceRoot, file), 'utf8');
const names = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();

const schemas = globSync('apps/api/src/config/*.schema.ts', { cwd: workspaceRoot });

it('.env.example has a line for every variable the shop reads, and for no other', () => {
  assert.deepEqual(
    names(read('.env.example'), /^# ([A-Z_]+)=/gm),
    names(schemas.map(read).join('\n'), /^ {2}([A-Z_]+):/gm),
  );
});

it('.env.example calls the shop what the shop calls itself', () => {
  const [, example] = /^# SHOP_NAME=(.+)$/m.exec(read('.env.example'));
  const [, own] = /SHOP_NAME: z[^]*?\.default\('(.+?)'\)/.exec(schemas.map(read).join('\n')) ?? [];
  assert.equal(example, own);
});
