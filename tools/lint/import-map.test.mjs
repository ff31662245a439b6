import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

const MAP = 'till/import-map';
const TAGS = '@nx/enforce-module-boundaries';

const refused = [
  [
    'a folder imports one above it',
    MAP,
    'libs/payments/src/catalog/x.ts',
    '../payments/checkout.service',
  ],
  ['the lowest folder imports anything', MAP, 'apps/api/src/config/x.ts', '../problems/edge'],
  ['a folder imports the module at the top', MAP, 'apps/api/src/mail/x.ts', '../app.module'],
  [
    'a nested file imports a folder above',
    MAP,
    'libs/payments/src/orders/a/x.ts',
    '../../payments/x',
  ],
  ['the shop knows a module of a team', MAP, 'apps/api/src/mail/x.ts', '../extensions/points/x'],
  ['a module of a team knows the application', MAP, 'apps/api/src/extensions/a/x.ts', '../../main'],
  ['a module of a team loads the SDK', MAP, 'apps/api/src/extensions/points/x.ts', 'stripe'],
  ['a folder has no place in the map', MAP, 'apps/api/src/operator/x.ts', '../utils/x'],
  ['the cart knows the catalogue', MAP, 'apps/web/src/app/cart/x.ts', '../catalog/product-list'],
  ['neighbours know each other', MAP, 'apps/web/src/app/order/x.ts', '../cart/cart.store'],
  ['a second file imports the SDK', MAP, 'libs/payments/src/payments/x.ts', 'stripe'],
  ['the shop loads the SDK', MAP, 'apps/api/src/operator/x.ts', 'stripe'],
  [
    'the shop knows the inside of the library',
    MAP,
    'apps/api/src/operator/x.ts',
    '@till/payments/orders/status',
  ],
  [
    'the library knows an app',
    TAGS,
    'libs/payments/src/orders/x.ts',
    '../../../../apps/api/src/main',
  ],
  ['the web loads the DTO classes', MAP, 'apps/web/src/app/cart/x.ts', '@till/shared-types/dto'],
  ['the emulator loads the SDK', MAP, 'apps/stripe-emulator/src/x.ts', 'stripe'],
  ['the emulator knows the contract', TAGS, 'apps/stripe-emulator/src/x.ts', '@till/shared-types'],
  ['the contract knows an app', TAGS, 'libs/shared-types/src/x.ts', '../../../apps/api/src/main'],
  ['the web knows the API', TAGS, 'apps/web/src/app/cart/x.ts', '../../../../api/src/main'],
];

const accepted = [
  ['a folder imports one below it', 'libs/payments/src/payments/x.ts', '../orders/order'],
  ['a folder imports itself', 'libs/payments/src/database/schema/x.ts', './orders'],
  ['a spec starts the whole app', 'apps/api/src/operator/x.spec.ts', '../app.module'],
  ['the application lists a module of a team', 'apps/api/src/app.module.ts', './extensions/a/x'],
  ...['operator', 'storefront', 'catalog', 'mail', 'problems', 'config'].map((part) => [
    `a module of a team uses ${part}`,
    'apps/api/src/extensions/a/x.ts',
    `../../${part}/x`,
  ]),
  ['the one file imports the SDK', 'libs/payments/src/payments/stripe.service.ts', 'stripe'],
  [
    'the library loads the DTO classes',
    'libs/payments/src/payments/x.ts',
    '@till/shared-types/dto',
  ],
  ['a module of a team uses the library', 'apps/api/src/extensions/a/x.ts', '@till/payments'],
  ['a spec looks inside', 'apps/api/test/x.spec.ts', '@till/payments/orders/status'],
  ['the web takes the contract', 'apps/web/src/app/cart/x.ts', '@till/shared-types'],
];

const typesOnly = [
  ['the web names a DTO', 'apps/web/src/app/cart/x.ts', '@till/shared-types/dto'],
  ['a module of a team names a type of the SDK', 'apps/api/src/extensions/points/x.ts', 'stripe'],
  ['payments names a type of the SDK', 'libs/payments/src/payments/x.ts', 'stripe'],
  ['the emulator names a type of the SDK', 'apps/stripe-emulator/src/x.ts', 'stripe'],
];

describe('the import map', () => {
  let eslint;

  before(() => {
    eslint = new ESLint({ overrideConfig: [ts.configs.disableTypeChecked] });
  });

  async function rulesBrokenBy(code, filePath) {
    const [{ messages }] = await eslint.lintText(code, { filePath, warnIgnored: true });
    const broken = messages.filter(({ fatal, ruleId }) => fatal || [MAP, TAGS].includes(ruleId));
    return broken.map(({ ruleId, message }) => ruleId ?? message);
  }

  for (const [story, rule, file, specifier] of refused) {
    it(`refuses that ${story}`, async () => {
      assert.ok((await rulesBrokenBy(`export * from '${specifier}';`, file)).includes(rule));
    });
  }

  for (const [story, file, specifier] of accepted) {
    it(`accepts that ${story}`, async () => {
      assert.deepEqual(await rulesBrokenBy(`export * from '${specifier}';`, file), []);
    });
  }

  for (const [story, file, specifier] of typesOnly) {
    it(`accepts that ${story}`, async () => {
      assert.deepEqual(await rulesBrokenBy(`export type * from '${specifier}';`, file), []);
    });
  }

  it('refuses the same import whichever way it is written', async () => {
    const file = 'libs/payments/src/orders/x.ts';
    const ways = [
      "import { x } from '../payments/x';",
      "import type { x } from '../payments/x';",
      "export { x } from '../payments/x';",
      "export const x = import('../payments/x');",
      "export type X = import('../payments/x').X;",
    ];
    for (const code of ways) {
      assert.deepEqual(await rulesBrokenBy(code, file), [MAP], code);
    }
  });
});
