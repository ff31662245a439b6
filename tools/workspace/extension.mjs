import { join } from 'node:path/posix';
import { formatFiles, generateFiles, names } from '@nx/devkit';
import { withListed } from './nest-module.mjs';

const EXTENSIONS = 'apps/api/src/extensions';
const APPLICATION = 'apps/api/src/app.module.ts';

/** No longer than a key of Stripe's metadata may be. */
const NAME = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Writes a provider and its test into a module of the team's, and lists it there. Where the module is not there, it is
 * made and listed in the application.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, module?: string }} options as typed
 * @param {{ role: string, templates: string, values: object }} part `role`: the end of its file's and its class's name
 * @returns {Promise<() => void>} tells how to run the test, once the files are written
 * @throws Error when the name is none, or taken
 */
export async function addProvider(tree, { name, module }, { role, templates, values }) {
  const own = named(name);
  const team = named(module ?? name);
  const folder = join(EXTENSIONS, team.fileName);
  const file = `${own.fileName}.${role}`;
  if (tree.exists(join(folder, `${file}.ts`))) {
    throw new Error(`${join(folder, file)}.ts is there already.`);
  }
  generateFiles(tree, templates, folder, { ...values, ...own });
  list(tree, moduleOf(tree, folder, team), {
    list: 'providers',
    className: `${own.className}${names(role).className}`,
    from: `./${file}`,
  });
  await formatFiles(tree);
  return () => console.log(`\nRun its test: npx nx test api --testPathPatterns=${folder}`);
}

/** `SendGift` and `send gift` are `send-gift`. */
function named(typed) {
  const found = names(typed);
  if (NAME.test(found.fileName)) return found;
  throw new Error(
    `"${typed}" is no name: expected up to 40 letters, digits and dashes, such as send-gift.`,
  );
}

/** Path of the folder's module. */
function moduleOf(tree, folder, { fileName, className }) {
  const path = join(folder, `${fileName}.module.ts`);
  if (tree.exists(path)) return path;
  tree.write(
    path,
    `import { Module } from '@nestjs/common';\n\n@Module({ providers: [] })\nexport class ${className}Module {}\n`,
  );
  list(tree, APPLICATION, {
    list: 'imports',
    className: `${className}Module`,
    from: `./extensions/${fileName}/${fileName}.module`,
  });
  return path;
}

function list(tree, path, entry) {
  tree.write(path, withListed(tree.read(path, 'utf8'), entry));
}
