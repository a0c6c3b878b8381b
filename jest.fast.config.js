import config from './jest.config.js';

const { globalSetup: _needsRedis, ...rest } = config;

/** The tests that need no service: no Redis is looked for. */
export default {
  ...rest,
  testMatch: ['unit', 'auth', 'misuse', 'market', 'analysis', 'graphql', 'simulator', 'shape'].map(
    (kind) => `<rootDir>/test/${kind}/**/*.test.ts`,
  ),
};
