// Writes dist/api.json: every operation of the covered resources of the installed Stripe SDK with
// the schema of its parameters and of its answer, read from the SDK's own sources and types.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { coveredResources } from './covered-resources.mjs';
import { operationsOf } from './operations.mjs';
import { SchemaWriter } from './schema-writer.mjs';

const sdk = join(dirname(createRequire(import.meta.url).resolve('stripe')), '..');
const resource = (name, extension) => join(sdk, 'esm/resources', `${name}.${extension}`);

const program = ts.createProgram(
  coveredResources.map((name) => resource(name, 'd.ts')),
  { strict: true, skipLibCheck: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] },
);
const checker = program.getTypeChecker();
const covered = new Set(coveredResources.map((name) => resource(name, 'd.ts')));
covered.add(join(sdk, 'esm/shared.d.ts'));
const writer = new SchemaWriter(checker, covered);

const operations = {};
for (const name of coveredResources) {
  const declarations = program.getSourceFile(resource(name, 'd.ts'));
  const script = resource(name, 'js');
  const implementation = ts.createSourceFile(
    script,
    readFileSync(script, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  for (const operation of operationsOf(implementation, declarations, checker)) {
    operations[`${operation.method} ${operation.path}`] = {
      params: operation.params ? writer.reference(operation.params, 'request') : {},
      ...(operation.list ? { list: true } : {}),
      answer: writer.reference(operation.answer, 'answer'),
    };
  }
}

const version = readFileSync(join(sdk, 'esm/apiVersion.js'), 'utf8').match(
  /ApiVersion = '(.+?)'/,
)[1];
const output = join(dirname(fileURLToPath(import.meta.url)), '../dist/api.json');
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, JSON.stringify({ version, operations, definitions: writer.definitions }));
console.log(`${Object.keys(operations).length} operations of Stripe API ${version}`);
