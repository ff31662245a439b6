import { join } from 'node:path';
import { addProvider } from '../extension.mjs';

const templates = join(import.meta.dirname, 'files');

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, module?: string, type?: string }} options
 */
export default function stripeEventGenerator(
  tree,
  { type = 'charge.dispute.created', ...options },
) {
  return addProvider(tree, options, { role: 'reaction', templates, values: { type } });
}
