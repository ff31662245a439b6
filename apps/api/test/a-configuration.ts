import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../src/config/configuration';
import { readEnvironment } from '../src/config/environment';

/** The configuration of a shop on ports of its own, with a folder of its own, changed by these variables. */
export function aConfiguration(variables: Record<string, string> = {}): Configuration {
  return readEnvironment({
    PORT: '0',
    OPERATOR_PORT: '0',
    WEB_URL: 'http://shop.test',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'till-')),
    ...variables,
  });
}
