const nxPreset = require('@nx/jest/preset').default;

module.exports = { ...nxPreset, reporters: ['default', `${__dirname}/tools/jest-counts.cjs`] };
