import { HOLD_REASONS } from '../../../modules/referrals/domain/hold-reasons.js';
import { OUTCOMES } from '../../../modules/referrals/domain/outcomes.js';
import { REFUSAL_REASONS } from '../../../modules/referrals/domain/refusal-reasons.js';

describe('reasons and outcomes', () => {
  it('lets only three reasons stand without a review', () => {
    const final = Object.entries(REFUSAL_REASONS).filter(([, reason]) => reason.review === 'none');
    expect(final.map(([code]) => code)).toEqual([
      'outside_statutory_power',
      'conflict_of_interest',
      'confirmed_duplicate',
    ]);
  });

  it('gives every refusal a consequence, and uses every consequence', () => {
    const consequences = new Set(Object.values(REFUSAL_REASONS).map((reason) => reason.consequence));
    expect(consequences).toEqual(new Set(['re-route', 'penalise', 'train', 'close']));
  });

  it('counts a party that will not apart from an agency that cannot', () => {
    expect(REFUSAL_REASONS.party_refuses.because).toBe('party');
    expect(REFUSAL_REASONS.no_capacity.because).toBe('agency');
  });

  it('rests the case only for parties or the law', () => {
    for (const reason of Object.values(HOLD_REASONS)) {
      if (reason.awaits === 'sender') expect(reason.casePause).toBeNull();
      // Whatever lets a case rest is nothing an agency has caused.
      expect(reason.casePause === null).toBe(reason.causedBy === 'agency');
    }
  });

  it('names a case outcome exactly for what settles', () => {
    for (const outcome of Object.values(OUTCOMES)) expect(outcome.caseOutcome !== null).toBe(outcome.settles);
  });
});
