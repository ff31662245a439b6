import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Circles of relative imports among TypeScript files, each as the list of files from one to itself.
 * An import of types alone counts too: two files that describe each other are one file.
 *
 * @param {string} root folder to search
 * @param {string[]} globs source files, relative to the root
 * @returns {string[][]}
 */
export function importCycles(root, globs) {
  const files = globSync(globs, { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
  const imports = new Map(files.map((file) => [file, importsOf(root, file)]));
  const done = new Set();
  const cycles = [];

  const visit = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return cycles;
}

function importsOf(root, file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(file), fileName))
    .map((path) => [`${path}.ts`, join(path, 'index.ts'), path].find(isFileIn(root)))
    .filter((path) => path !== undefined);
}

function isFileIn(root) {
  return (path) => path.endsWith('.ts') && existsSync(join(root, path));
}
