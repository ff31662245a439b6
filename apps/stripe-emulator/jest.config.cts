module.exports = {
  displayName: 'stripe-emulator',
  preset: '../../jest.preset.js',
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  // Nx's own resolver puts an empty object in place of every style sheet.
  resolver: null,
  transform: {
    '(\\.css|\\.client\\.js)$': '<rootDir>/jest-text.cjs',
    '^.+\\.[tj]s$': ['@swc/jest', require('../../swc.jest.cjs')],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
  coverageDirectory: '../../coverage/apps/stripe-emulator',
};
