import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createTree } from '@nx/devkit/testing';
import { workspaceRoot } from '../workspace.mjs';
import contributorGenerator from './contributor/contributor.generator.mjs';
import effectGenerator from './effect/effect.generator.mjs';

const APPLICATION = 'apps/api/src/app.module.ts';
const EXTENSIONS = 'apps/api/src/extensions';

/** A workspace with nothing but the application's module. */
function aTree() {
  const tree = createTree();
  tree.write('.prettierrc', readFileSync(join(workspaceRoot, '.prettierrc'), 'utf8'));
  tree.write(APPLICATION, readFileSync(join(workspaceRoot, APPLICATION), 'utf8'));
  return tree;
}

describe('a generated provider', () => {
  it('comes with its test, in a module of its own that the application lists', async () => {
    const tree = aTree();
    await effectGenerator(tree, { name: 'sendGift' });
    assert.deepEqual(tree.children(`${EXTENSIONS}/send-gift`).toSorted(), [
      'send-gift.effect.e2e.spec.ts',
      'send-gift.effect.ts',
      'send-gift.module.ts',
    ]);
    const application = tree.read(APPLICATION, 'utf8');
    assert.match(application, /from '\.\/extensions\/send-gift\/send-gift\.module';/);
    assert.match(application, /imports: \[\s*SendGiftModule,/);
  });

  it('joins a module that is there, which the application lists once', async () => {
    const tree = aTree();
    await effectGenerator(tree, { name: 'send-gift' });
    const application = tree.read(APPLICATION, 'utf8');
    await contributorGenerator(tree, { name: 'mark', module: 'send-gift' });
    assert.equal(tree.read(APPLICATION, 'utf8'), application);
    assert.match(
      tree.read(`${EXTENSIONS}/send-gift/send-gift.module.ts`, 'utf8'),
      /providers: \[MarkContributor, SendGiftEffect\]/,
    );
  });

  it('is not written over one that is there', async () => {
    const tree = aTree();
    await effectGenerator(tree, { name: 'send-gift' });
    await assert.rejects(effectGenerator(tree, { name: 'send-gift' }), /is there already/);
  });

  for (const name of ['9-lives', 'gift!', '../gift', 'a'.repeat(41)]) {
    it(`is not called ${name}`, async () => {
      const tree = aTree();
      await assert.rejects(effectGenerator(tree, { name }), /is no name/);
      assert.equal(tree.exists(EXTENSIONS), false);
    });
  }
});
