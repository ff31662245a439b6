/**
 * Who may import whom. Every arrow points down: a folder may import those to its right, never back.
 * `extensions` holds a team's own modules, a folder each.
 * `|` parts neighbours that do not know each other. `tools/lint/import-map.rule.mjs` enforces it.
 */
export const folders = [
  {
    root: 'apps/api/src',
    order: [
      'main → create-app | shutdown | start-fault → app.module | api-docs → extensions → shop-payments → operator → storefront → catalog → mail → problems → config',
    ],
  },
  {
    root: 'libs/payments/src',
    order: [
      'index | embedded | tables | testing → payments → orders → catalog → mail → jobs → problems → options → database',
    ],
  },
  {
    root: 'apps/web/src/app',
    order: [
      'app.server.config → app.config | app.server.routes | server-api.backend → page-context',
      'app.server.config → first-html → page-head.store → page-head | page-context',
      'first-html → catalog | shop-config.store',
      'app.config → app.routes → not-found.component | not-loaded.component | order | catalog | cart | checkout → app.texts',
      'app.component → choices | cart | app.texts',
      'catalog → cart → checkout',
      'app.config | app.component | not-found.component | not-loaded.component | order | catalog | cart | choices | checkout → page-title.strategy | money.pipe | cup.component | products.store → page-head.store | catalog-request | written-texts.store → page-head | currency.store → page-context | page-restored | shop-config.store → shop | plural',
    ],
  },
  {
    root: 'apps/chaos/src',
    order: [
      'main → suite | bugs → report | reach → pool → worker → perform → check → run → machine',
      'main | suite | bugs → options → machine',
    ],
  },
  {
    root: 'apps/stripe-emulator/src',
    order: [
      'main → emulator → settings | actions | control | pages → wire → checkout → payment → resources → webhooks | faults | instruments | money → account → api',
      'testing → emulator → settings → account → api',
    ],
  },
];

/** Packages that only some files may import: by value (`value`), or their types alone (`types`). */
export const packages = {
  stripe: {
    value: [
      'libs/payments/src/payments/stripe.service.ts',
      'apps/*/test/**',
      'apps/stripe-emulator/browser/**',
      'apps/stripe-emulator/src/testing/**',
      'apps/*/src/**/*.spec.ts',
      'libs/payments/src/**/*.spec.ts',
    ],
    types: [
      'apps/api/src/extensions/**',
      'apps/api/src/operator/doctor/**',
      'libs/payments/src/**',
      'apps/stripe-emulator/src/**',
    ],
  },
  'stripe-22': { value: [], types: ['apps/stripe-emulator/src/**/*.spec.ts'] },
  // What is inside the library is its own; its entries are for everybody.
  '@till/payments/*': {
    value: ['apps/api/chaos/**', 'apps/*/test/**', 'apps/api/src/**/*.spec.ts'],
    types: [],
  },
  '@till/payments/embedded': { value: ['apps/**'], types: [] },
  '@till/payments/tables': { value: ['apps/**'], types: [] },
  '@till/payments/testing': { value: ['apps/**'], types: [] },
  '@till/shared-types/dto': {
    value: ['apps/api/**', 'libs/payments/**'],
    types: ['apps/web/**'],
  },
};

/** Tag of a project → tags of the projects it may import. */
export const projects = {
  'scope:contract': [],
  'scope:payments': ['scope:contract'],
  'scope:api': ['scope:contract', 'scope:payments'],
  'scope:example': ['scope:payments'],
  'scope:web': ['scope:contract'],
  'scope:emulator': [],
  'scope:e2e': ['scope:contract'],
  'scope:chaos': [],
  'scope:tools': [],
};
