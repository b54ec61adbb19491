/** Tests run in plain Node, without a virtual machine of their own: a worker loads the product once, not once a file. */
const shared = {
  testEnvironment: 'node',
  runner: '<rootDir>/test/support/shared-workers.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limit.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/test/architecture/violations/'],
};

const project = (name, extra = {}) => ({
  ...shared,
  displayName: name,
  // Node finds what a test imports: Jest has to look for the tests alone.
  roots: [`<rootDir>/test/${name}`],
  testMatch: ['**/*.spec.ts'],
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
    project('browser', withDatabase),
    project('faults', withDatabase),
  ],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  maxWorkers: 3,
};
