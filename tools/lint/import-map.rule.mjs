import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { folders, packages } from '../../eslint.import-map.mjs';

const workspace = resolve(import.meta.dirname, '../..');

/** ESLint rule that holds every import, by value, type, re-export or `import()`, to the import map. */
export const importMapRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unknown: "'{{place}}' has no place in eslint.import-map.mjs yet.",
      upward: "'{{from}}' may not import '{{to}}': see the order in eslint.import-map.mjs.",
      package: "Only {{files}} may import '{{name}}'{{how}}: see eslint.import-map.mjs.",
    },
  },
  create(context) {
    const file = relative(workspace, context.filename).replaceAll('\\', '/');

    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      const fault = name.startsWith('.') ? folderFault(file, name) : packageFault(file, name, node);
      if (fault) context.report({ node: node.source, ...fault });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

function folderFault(file, specifier) {
  // A spec may start the whole app to see one part of it at work.
  if (file.endsWith('.spec.ts')) return undefined;
  const map = folders.find(({ root }) => file.startsWith(`${root}/`));
  const target = join(dirname(file), specifier);
  if (!map || !target.startsWith(`${map.root}/`)) return undefined;
  const [from, to] = [file, target].map((path) => placeOf(path, map.root));
  const known = chainsOf(map).flat(2);
  const place = [from, to].find((name) => !known.includes(name));
  if (place) return { messageId: 'unknown', data: { place } };
  const allowed = from === to || below(from, map).includes(to);
  return allowed ? undefined : { messageId: 'upward', data: { from, to } };
}

/** The folder, or the file that stands beside the folders: `payments`, `app.module`. */
function placeOf(path, root) {
  return path
    .slice(root.length + 1)
    .split('/')[0]
    .replace(/\.ts$/, '');
}

function chainsOf({ order }) {
  return order.map((line) => line.split(' → ').map((step) => step.split(' | ')));
}

function below(place, map) {
  return chainsOf(map).flatMap((chain) => {
    const at = chain.findIndex((step) => step.includes(place));
    return at < 0 ? [] : chain.slice(at + 1).flat();
  });
}

function packageFault(file, name, node) {
  const rule = packages[name] ?? packages[name.replace(/^(@[^/]+\/[^/]+)\/.+$/, '$1/*')];
  if (!rule) return undefined;
  const typesOnly = isTypeOnly(node);
  const files = typesOnly ? [...rule.value, ...rule.types] : rule.value;
  if (files.some((glob) => matchesGlob(file, glob))) return undefined;
  const how = typesOnly ? '' : ' by value';
  return { messageId: 'package', data: { files: files.join(', '), name, how } };
}

function isTypeOnly(node) {
  if (node.type === 'TSImportType') return true;
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
}
