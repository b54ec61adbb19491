import { spawnSync } from 'node:child_process';

/** TZ is read when a process starts, and a test file cannot move its own: the examples run again in a process elsewhere. */
function runExamplesIn(tz: string): { readonly code: number | null; readonly output: string } {
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      './test/support/typescript.mjs',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'unit',
      '--reporters=default',
      '--runInBand',
      '--runTestsByPath',
      'test/unit/sla/worked-examples.spec.ts',
      'test/unit/working-time/working-days.spec.ts',
    ],
    { env: { ...process.env, TZ: tz, FORCE_COLOR: '0' }, encoding: 'utf8' },
  );
  return { code: run.status, output: run.stderr };
}

describe('the zone of the server', () => {
  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])(
    'does not matter: every worked example holds in %s',
    (tz) => {
      const { code, output } = runExamplesIn(tz);
      expect(output).toContain('Test Suites: 2 passed, 2 total');
      expect(code).toBe(0);
    },
  );
});
