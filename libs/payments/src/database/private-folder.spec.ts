import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivate } from './private-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'till-private-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const modeOf = (path: string) => statSync(path).mode & 0o7777;

it('a folder is made for its owner alone, with those above it', () => {
  makePrivate(join(folder, 'shop', 'data'));
  expect([modeOf(join(folder, 'shop')), modeOf(join(folder, 'shop', 'data'))]).toEqual([
    0o700, 0o700,
  ]);
});

it('one that exists is closed to others', () => {
  chmodSync(folder, 0o777);
  makePrivate(folder);
  expect(modeOf(folder)).toBe(0o700);
});

it.each([
  ['is everybody’s', 0o1777, () => undefined],
  ['belongs to somebody else', 0o755, () => jest.spyOn(process, 'getuid').mockReturnValue(4_711)],
  [
    'has the shop itself in it',
    0o755,
    () => jest.spyOn(process, 'cwd').mockReturnValue(join(folder, 'shop')),
  ],
])('one that %s stays as it is', (_what, mode, arrange) => {
  chmodSync(folder, mode);
  arrange();
  makePrivate(folder);
  expect(modeOf(folder)).toBe(mode);
});
