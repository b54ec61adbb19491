import { shareOut } from '../../../modules/referrals/queue-handover/share-out.js';

const row = (subjectId: string, caseId = subjectId): { subjectId: string; caseId: string } => ({
  subjectId,
  caseId,
});

describe('a queue that is shared out', () => {
  it('gives each about as many, in the order of the receivers', () => {
    const shares = shareOut(
      ['a', 'b', 'c', 'd', 'e'].map((id) => row(id)),
      [{ userId: 'x' }, { userId: 'y' }],
    );
    expect(Object.fromEntries(shares)).toEqual({ a: 'x', b: 'y', c: 'x', d: 'y', e: 'x' });
  });

  it('keeps what is of one case together', () => {
    const shares = shareOut(
      [row('a', 'one'), row('b', 'two'), row('c', 'one'), row('d', 'three')],
      [{ userId: 'x' }, { userId: 'y' }],
    );
    expect(Object.fromEntries(shares)).toEqual({ a: 'x', c: 'x', b: 'y', d: 'y' });
  });

  it('gives whoever is named what is named for them, and counts it', () => {
    const shares = shareOut(
      ['a', 'b', 'c', 'd'].map((id) => row(id)),
      [{ userId: 'x', subjectIds: ['d', 'c'] }, { userId: 'y' }],
    );
    expect(Object.fromEntries(shares)).toEqual({ d: 'x', c: 'x', a: 'y', b: 'y' });
  });
});
