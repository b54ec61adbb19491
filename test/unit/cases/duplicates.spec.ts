import {
  findDuplicates,
  type DuplicateCandidate,
  type DuplicateProbe,
} from '../../../modules/cases/domain/duplicates.js';
import { DUPLICATE_WEIGHTS } from '../../../modules/cases/seed/duplicate-weights.js';
import { NOON } from './build.js';

const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);
const PROBE: DuplicateProbe = {
  phoneIndexes: ['p1'],
  identityIndexes: ['i1'],
  typeCode: '0202',
  occurredAt: NOON,
};
const STRANGER: DuplicateCandidate = {
  caseId: 'c1',
  phoneIndexes: [],
  identityIndexes: [],
  typeCode: '1101',
  occurredAt: hoursBefore(2000),
  placeSimilarity: 0,
  narrativeSimilarity: 0,
};

const find = (change: Partial<DuplicateCandidate>, probe = PROBE) =>
  findDuplicates(probe, [{ ...STRANGER, ...change }], DUPLICATE_WEIGHTS)[0];

describe('likely duplicates', () => {
  it('are not found among strangers', () => {
    expect(find({})).toBeUndefined();
    expect(find({ occurredAt: NOON, typeCode: '0202' })).toBeUndefined();
    expect(find({ placeSimilarity: 1 })).toBeUndefined();
  });

  it('are the same event when place, words and time agree, even with another caller', () => {
    const twin = {
      placeSimilarity: 0.9,
      narrativeSimilarity: 0.8,
      typeCode: '0201',
      occurredAt: hoursBefore(3),
    };
    expect(find(twin)).toEqual({
      caseId: 'c1',
      score: 70,
      standing: 'likely_same',
      reasons: ['地点相近', '情况描述相近', '纠纷类型相同', '相隔3小时'],
    });
  });

  it('are a repeat caller when the same telephone speaks weeks later', () => {
    expect(find({ phoneIndexes: ['p2', 'p1'], occurredAt: hoursBefore(24 * 20) })).toMatchObject({
      standing: 'repeat_caller',
      reasons: ['联系电话相同', '相隔20天'],
    });
  });

  it('are a repeat caller, not the same event, when all but the time agrees', () => {
    const again = {
      phoneIndexes: ['p1'],
      placeSimilarity: 1,
      narrativeSimilarity: 1,
      occurredAt: hoursBefore(25),
    };
    expect(find(again)).toMatchObject({ standing: 'repeat_caller' });
  });

  it('are only possible when nobody is shared and little agrees', () => {
    expect(find({ placeSimilarity: 0.6, narrativeSimilarity: 0.45 })?.standing).toBe('possible');
    expect(find({ placeSimilarity: 0.59, narrativeSimilarity: 0.45 })).toBeUndefined();
  });

  it('know a party by identity whatever the telephone', () => {
    expect(find({ identityIndexes: ['i1'] })?.reasons).toContain('当事人证件相同');
  });

  it('do not take two cases without a type for the same type', () => {
    const finding = find({ phoneIndexes: ['p1'], typeCode: null }, { ...PROBE, typeCode: null });
    expect(finding?.reasons).not.toContain('纠纷类型相同');
  });

  it('come the likeliest first', () => {
    const candidates = [
      { ...STRANGER, caseId: 'weak', phoneIndexes: ['p1'] },
      {
        ...STRANGER,
        caseId: 'strong',
        phoneIndexes: ['p1'],
        identityIndexes: ['i1'],
        occurredAt: hoursBefore(0.5),
      },
    ];
    const found = findDuplicates(PROBE, candidates, DUPLICATE_WEIGHTS);
    expect(found.map((finding) => finding.caseId)).toEqual(['strong', 'weak']);
    expect(found[0]?.reasons).toContain('相隔不到一小时');
  });
});
