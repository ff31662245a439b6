import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { folders, projects } from '../../eslint.import-map.mjs';

const WORKSPACE = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(WORKSPACE, 'docs/architecture.md'), 'utf8');
const [ofProjects, ofApi] = [...page.matchAll(/```mermaid\nflowchart \w+\n([^]*?)```/g)].map(
  ([, lines]) => lines.trim().split(/\n\s*/),
);
const { order } = folders.find(({ root }) => root === 'apps/api/src');

describe('docs/architecture.md', () => {
  it('draws the imports between projects', () => {
    const drawn = ofProjects.map((line) => line.replaceAll(/\[.*?\]/g, ''));
    const mapped = Object.entries(projects).flatMap(([tag, allowed]) =>
      allowed.map((other) => `${tag} --> ${other}`.replaceAll('scope:', '')),
    );
    assert.deepEqual(drawn.filter((line) => line.includes('-->')).toSorted(), mapped.toSorted());
    for (const tag of Object.keys(projects)) {
      assert.match(drawn.join('\n'), new RegExp(`\\b${tag.replace('scope:', '')}\\b`));
    }
  });

  it('draws the order of the API', () => {
    assert.deepEqual(
      ofApi,
      order.map((line) => line.replaceAll('→', '-->').replaceAll('|', '&')),
    );
  });

  it('says of each part of the API what it has', () => {
    const rows = page.match(/^\| .*\|$/gm).map((row) => row.split(' | ')[0]);
    const told = rows.flatMap((cell) => [...cell.matchAll(/`(.+?)`/g)].map(([, name]) => name));
    assert.deepEqual(told.toSorted(), order.flatMap((line) => line.split(/ [→|] /)).toSorted());
  });
});
