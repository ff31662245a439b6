import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
const docs = readFileSync(join(root, 'docs/extending.md'), 'utf8');

/** As a team writes it in `src/extensions`. Here the names begin with `spec-`, so that a copy in `src` does not clash. */
const inSource = (code: string) => code.replaceAll("'spec-", "'");

const samples = globSync('*/*.ts', { cwd: __dirname });

it.each(samples)('the documentation shows %s whole', (file) => {
  const code = readFileSync(join(__dirname, file), 'utf8');
  expect(docs).toContain(`\`apps/api/src/extensions/${file}\``);
  expect(docs).toContain(`\`\`\`ts\n${inSource(code)}\`\`\``);
});

it('there are samples', () => {
  expect(samples).toHaveLength(5);
});
