import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHORTER_WAITS } from '../machine/shop-program';
import { BUGS } from './bugs';

const workspace = join(__dirname, '../../../..');
const patches = [...SHORTER_WAITS, ...BUGS.flatMap((bug) => bug.patches)];

describe('a bug that the suite has to catch', () => {
  it('is one of at least sixteen, each with a name of its own', () => {
    expect(new Set(BUGS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(16);
  });

  it.each(patches.map(({ file, find, replace }) => [file, find, replace]))(
    'can be put into %s as it is today',
    (file, find, replace) => {
      const source = readFileSync(join(workspace, file), 'utf8');
      expect(source.split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    },
  );
});
