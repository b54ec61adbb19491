import { readFileSync } from 'node:fs';
import {
  compileVectorCalendars,
  runSlaVector,
  runSlaVectors,
} from '../../src/cli/conformance/sla-vectors.js';
import type { SlaVectorFile } from '../../src/cli/conformance/vector-file.js';

const file = JSON.parse(
  readFileSync(new URL('./sla_vectors.json', import.meta.url), 'utf8'),
) as SlaVectorFile;
const calendars = compileVectorCalendars(file);

describe('the working-time and clock vectors', () => {
  it.each(file.vectors.map((vector) => [vector.id, vector] as const))('%s holds', (_id, vector) => {
    expect(runSlaVector(vector, calendars)).toBeNull();
  });

  it('all 333 of them pass in one run', () => {
    expect(runSlaVectors(file)).toEqual({ passed: 333, failed: [] });
  });
});

describe('the vector runner', () => {
  const [first] = file.vectors;
  const one = (change: object): SlaVectorFile => ({ ...file, vectors: [{ ...first, ...change } as never] });

  it('fails a vector whose expectation is wrong, and tells what it found instead', () => {
    const { passed, failed } = runSlaVectors(one({ expected: { date: '1999-01-01' } }));
    expect(passed).toBe(0);
    expect(failed).toEqual([
      expect.objectContaining({
        id: first?.id,
        expected: { date: '1999-01-01' },
        actual: { date: '2008-02-29' },
      }),
    ]);
  });

  it('fails a vector of a kind it does not know', () => {
    expect(runSlaVectors(one({ kind: 'lunar_time' })).failed[0]?.actual).toBe('unknown kind lunar_time');
  });

  it('fails a vector that expects nothing', () => {
    expect(runSlaVectors(one({ expected: {} })).failed).toHaveLength(1);
  });
});
