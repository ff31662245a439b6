import { applyChangesToString, ChangeType } from '@nx/devkit';
import ts from 'typescript';

/**
 * The text of a Nest module with a class more: imported, and the first of a list.
 *
 * @param {string} text
 * @param {{ list: 'imports' | 'providers', className: string, from: string }} entry `from`: what it is imported from
 * @throws Error when the text has no `@Module({ ... })`
 */
export function withListed(text, { list, className, from }) {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  return applyChangesToString(text, [
    inserted(importPlace(source, from), `import { ${className} } from '${from}';\n`),
    inList(optionsOf(source), list, className),
  ]);
}

/** Relative imports are in the order of their paths, behind the packages. */
function importPlace(source, from) {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const later = imports.find(
    ({ moduleSpecifier: { text } }) => text.startsWith('.') && text > from,
  );
  if (later) return later.getStart();
  // With the end of its line.
  return (imports.at(-1)?.getEnd() ?? -1) + 1;
}

function inList(options, list, className) {
  const property = options.properties.find((it) => it.name?.getText() === list);
  if (!property) return inserted(options.getStart() + 1, `${list}: [${className}],`);
  const { initializer } = property;
  if (!initializer || !ts.isArrayLiteralExpression(initializer)) {
    throw new Error(`The module's ${list} are no list to add ${className} to: do it by hand.`);
  }
  const comma = initializer.elements.length > 0 ? ', ' : '';
  return inserted(initializer.getStart() + 1, `${className}${comma}`);
}

/** What stands in `@Module({ ... })`. */
function optionsOf(source) {
  for (const statement of source.statements.filter(ts.isClassDeclaration)) {
    for (const { expression } of ts.getDecorators(statement) ?? []) {
      if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'Module')
        continue;
      const [options] = expression.arguments;
      if (options && ts.isObjectLiteralExpression(options)) return options;
    }
  }
  throw new Error('There is no @Module({ ... }) to add to.');
}

/** @returns {import('@nx/devkit').StringInsertion} */
function inserted(index, text) {
  return { type: ChangeType.Insert, index, text };
}
