import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(__dirname, '../../..');
const docs = readFileSync(join(workspace, 'docs/extending.md'), 'utf8');

/** As the table of the ten tasks says: | [What](#anchor) | `file` | lines | */
const tasks = [...docs.matchAll(/^\| \[(.+?)\]\(#.+?\) +\| `(.+?)` +\| +(\d+) \|$/gm)].map(
  ([, task = '', file = '', lines = '']) => ({ task, file, lines: Number(lines) }),
);

const codeOf = (file: string) => readFileSync(join(workspace, file), 'utf8');

it('teaches ten tasks', () => {
  expect(tasks).toHaveLength(10);
});

it.each(tasks)('$task takes $lines lines, and no more than twenty', ({ file, lines }) => {
  const code = codeOf(file)
    .split('\n')
    .filter((line) => /\S/.test(line) && !/^\s*(\/\*\*|\*|\/\/)/.test(line));
  expect(code).toHaveLength(lines);
  expect(lines).toBeLessThanOrEqual(20);
});

it.each(tasks)('$task is shown as it runs', ({ file }) => {
  expect(docs).toContain(`\`${file}\`:\n\n\`\`\`ts\n${codeOf(file)}\`\`\``);
});
