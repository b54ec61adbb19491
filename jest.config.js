const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // Compiled code is what `npm start` runs; the tests read the sources.
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/.data/',
    '<rootDir>/test/architecture/violations/',
  ],
};

const project = (name, extra = {}) => ({
  ...shared,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  ...extra,
});

/** Projects that need PostgreSQL share one server, started once; each file gets a database of its own. */
const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  projects: [
    project('unit'),
    project('conformance'),
    project('architecture'),
    project('integration', withDatabase),
    project('e2e', withDatabase),
    project('faults', withDatabase),
  ],
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  maxWorkers: 2,
  // Modules of a finished file stay in memory (node:vm keeps linked ES modules): a worker that has grown is replaced.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 120_000,
};
