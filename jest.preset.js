const nxPreset = require('@nx/jest/preset').default;

module.exports = {
  ...nxPreset,
  // A busy machine takes its time over a database or a rendered page; that is no fault of the code.
  testTimeout: 30_000,
  reporters: ['default', `${__dirname}/tools/counts/jest-counts.cjs`],
};
