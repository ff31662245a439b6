const swc = require('../../swc.jest.cjs');

module.exports = {
  displayName: 'payments',
  preset: '../../jest.preset.js',
  testEnvironment: 'node',
  // `import()` stays one: an ES module cannot be loaded by `require`.
  transform: {
    '^.+\\.[tj]s$': ['@swc/jest', { ...swc, module: { ...swc.module, ignoreDynamic: true } }],
  },
  // The embedded database has one process and one schema, so there is nothing to prove of several.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(process.env['DATABASE_URL'] ? [] : ['\\.postgres\\.spec\\.ts$']),
  ],
  moduleFileExtensions: ['ts', 'js', 'json'],
  // An embedded database leaves memory behind that only the end of its process gives back.
  maxWorkers: 2,
  workerIdleMemoryLimit: '400MB',
  coverageDirectory: '../../coverage/libs/payments',
};
