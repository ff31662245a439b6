const nxPreset = require('@nx/jest/preset').default;

module.exports = {
  ...nxPreset,
  reporters: ['default', `${__dirname}/tools/counts/jest-counts.cjs`],
};
