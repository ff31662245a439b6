import { join } from 'node:path';
import { addProvider } from '../extension.mjs';

const templates = join(import.meta.dirname, 'files');

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, module?: string, status?: 'paid' | 'refunded' | 'expired' }} options
 */
export default function effectGenerator(tree, { status = 'paid', ...options }) {
  return addProvider(tree, options, { role: 'effect', templates, values: { status } });
}
