import fc from 'fast-check';
import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { rank } from '../../../modules/referrals/routing/rank.js';
import { FIRST_ROUTING_RULES } from '../../../modules/referrals/routing/routing-rules.js';
import { DISTRICT, situationOf } from './situations.js';

const { weights } = FIRST_ROUTING_RULES;

const anyCase = fc.record({
  typeCode: fc.constantFrom(...DISPUTE_TYPES.map(({ code }) => code), null),
  risk: fc.constantFrom('red' as const, 'orange' as const, 'yellow' as const, 'blue' as const),
  loads: fc.array(fc.nat(80), { minLength: DISTRICT.length, maxLength: DISTRICT.length }),
});

describe('the order of the list', () => {
  it('is the same however the agencies are shuffled', () => {
    const order = fc.shuffledSubarray(
      DISTRICT.map((_, index) => index),
      { minLength: DISTRICT.length },
    );
    fc.assert(
      fc.property(anyCase, order, ({ typeCode, risk, loads }, shuffled) => {
        const { candidates, situation } = situationOf({ facts: { typeCode, risk } });
        const loaded = candidates.map((candidate, index) => ({ ...candidate, open: loads[index] ?? 0 }));
        const keys = (list: typeof loaded): string[] =>
          rank(list, situation, weights).map(({ candidate }) => candidate.agency.key);
        expect(keys(shuffled.flatMap((index) => loaded[index] ?? []))).toEqual(keys(loaded));
      }),
      { numRuns: 60 },
    );
  });

  it('never lets more load raise an agency', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(DISTRICT.length - 1), ({ typeCode, risk }, index) => {
        const { candidates, situation } = situationOf({ facts: { typeCode, risk } });
        const key = DISTRICT[index]?.key;
        const scoreAt = (open: number): number | undefined =>
          rank(
            candidates.map((candidate) =>
              candidate.agency.key === key ? { ...candidate, open } : candidate,
            ),
            situation,
            weights,
          ).find(({ candidate }) => candidate.agency.key === key)?.score;
        const scores = [0, 5, 10, 40, 200].map(scoreAt);
        if (scores[0] === undefined) return;
        expect(scores).toEqual([...scores].sort((a, b) => (b ?? 0) - (a ?? 0)));
      }),
      { numRuns: 60 },
    );
  });

  it('stands those that may be chosen before all others', () => {
    fc.assert(
      fc.property(anyCase, ({ typeCode, risk }) => {
        const { candidates, situation } = situationOf({ facts: { typeCode, risk } });
        const flags = rank(candidates, situation, weights).map(({ eligible }) => eligible);
        expect(flags).toEqual([...flags].sort((a, b) => Number(b) - Number(a)));
      }),
      { numRuns: 60 },
    );
  });
});
