import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const shop = join(__dirname, '../../../dist/apps/api');
const read = (file: string) => readFileSync(join(shop, file), 'utf8');

describe('the shop that is built for production', () => {
  it.each(['FAULT_AT', 'CHAOS_', 'crash point', ':before', 'before commit'])(
    'does not contain %s',
    (trace) => {
      expect(read('main.js')).not.toContain(trace);
    },
  );

  it('is made of no file of the fault suite', () => {
    const { sources } = JSON.parse(read('main.js.map')) as { readonly sources: readonly string[] };
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((source) => source.includes('chaos'))).toEqual([]);
  });
});
