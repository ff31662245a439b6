module.exports = {
  displayName: 'stripe-emulator',
  preset: '../../jest.preset.js',
  testEnvironment: 'node',
  transform: {
    '(\\.css|\\.client\\.js)$': '<rootDir>/jest-text.cjs',
    '^.+\\.[tj]s$': ['@swc/jest', require('../../swc.jest.cjs')],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
  coverageDirectory: '../../coverage/apps/stripe-emulator',
};
