import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { folders, projects } from '../../eslint.import-map.mjs';

const WORKSPACE = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(WORKSPACE, 'docs/architecture.md'), 'utf8');
const [ofProjects, ofLibrary, ofApi] = [
  ...page.matchAll(/```mermaid\nflowchart \w+\n([^]*?)```/g),
].map(([, lines]) => lines.trim().split(/\n\s*/));
const orderOf = (folder) => folders.find(({ root }) => root === folder).order;
const parts = [
  { name: 'the library', drawn: ofLibrary, order: orderOf('libs/payments/src') },
  { name: 'the API', drawn: ofApi, order: orderOf('apps/api/src') },
];

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

  for (const { name, drawn, order } of parts) {
    it(`draws the order of ${name}`, () => {
      assert.deepEqual(
        drawn,
        order.map((line) => line.replaceAll('→', '-->').replaceAll('|', '&')),
      );
    });

    it(`says of each part of ${name} what it has`, () => {
      const section = page.split(/^## /m).find((text) => text.includes(drawn[0]));
      const rows = section.match(/^\| .*\|$/gm).map((row) => row.split(' | ')[0]);
      const told = rows.flatMap((cell) => [...cell.matchAll(/`(.+?)`/g)].map(([, one]) => one));
      assert.deepEqual(told.toSorted(), order.flatMap((line) => line.split(/ [→|] /)).toSorted());
    });
  }
});
