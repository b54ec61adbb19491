import path from 'node:path';
import { callCommand } from '../../support/built-command.js';

const SAMPLE = path.resolve(import.meta.dirname, '../../data/service_requests_sample.csv.gz');

describe('npm run replay of a year of real requests', () => {
  it('agrees with the city on every row that the city judged', async () => {
    const { code, stdout } = await callCommand('replay', [SAMPLE], {
      env: { NODE_OPTIONS: '--max-semi-space-size=64' },
    }).ended;
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('12102 agree, 0 differ, 13 unjudged');
    expect(lines.filter((line) => line.startsWith('row '))).toEqual([]);
  }, 600_000);
});
