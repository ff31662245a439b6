import { join } from 'node:path';
import { addProvider } from '../extension.mjs';

const templates = join(import.meta.dirname, 'files');

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, module?: string, order?: number }} options
 */
export default function contributorGenerator(tree, { order = 2000, ...options }) {
  return addProvider(tree, options, { role: 'contributor', templates, values: { order } });
}
