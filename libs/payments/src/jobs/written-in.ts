import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';

/** Of decorators themselves, of packages and of Node; what is left is whoever wrote the decorator down. */
const NOT_THE_TEAM =
  /^node:|[/\\]node_modules[/\\]|[/\\](handler\.decorator|on-order\.decorator|on-stripe-event\.decorator|written-in)\.[jt]s$/;

/**
 * The file in which a decorator is being used, from the working folder; the bundle's where there are no source maps.
 * Undefined where the call stack does not tell.
 */
export function writtenIn(): string | undefined {
  const sites = getCallSites(20, { sourceMap: true });
  const site = sites.find(({ scriptName }) => scriptName && !NOT_THE_TEAM.test(scriptName));
  if (!site) return undefined;
  const { scriptName } = site;
  const path = scriptName.startsWith('file:') ? fileURLToPath(scriptName) : scriptName;
  return relative(process.cwd(), path);
}
