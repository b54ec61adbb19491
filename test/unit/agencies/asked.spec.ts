import { askedBy } from '../../../modules/referrals/domain/intake.js';
import { policyBook } from './policies.js';

const policies = policyBook();
const questionsTo = (kind: string, mode: 'refer' | 'consult'): string[] =>
  askedBy(policies.profileOf({ kind, profile: {} }), mode).intakeQuestions.map(({ code }) => code);

describe('what is asked when somebody is consulted', () => {
  it('nothing by a body that takes cases: a question is no arrival of one', () => {
    expect(questionsTo('labor', 'refer').length).toBeGreaterThan(0);
    expect(questionsTo('labor', 'consult')).toEqual([]);
  });

  it('by experts, who only answer, what they need to know for it', () => {
    expect(questionsTo('experts', 'consult')).toEqual(['field', 'question', 'by']);
  });
});
