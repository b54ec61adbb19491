import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SAMPLE = path.join(ROOT, 'test/data/service_requests_sample.csv.gz');
const run = promisify(execFile);

describe('npm run replay of a year of real requests', () => {
  it('agrees with the city on every row that the city judged', async () => {
    const { PATH = '' } = process.env;
    const { stdout } = await run(
      process.execPath,
      ['--max-semi-space-size=64', path.join(ROOT, 'dist/src/cli/replay.js'), SAMPLE],
      { cwd: os.tmpdir(), env: { PATH } },
    );
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('12102 agree, 0 differ, 13 unjudged');
    expect(lines.filter((line) => line.startsWith('row '))).toEqual([]);
  }, 600_000);
});
