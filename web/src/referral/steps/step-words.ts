import type { Problem } from '../../api/problem';
import { problemWords } from '../../texts/problems';
import { STEPS } from '../../texts/referral';
import { STEP_PROBLEMS } from '../../texts/step-problems';

/** What was answered, in words; where somebody else was faster, with their name. */
export function sayOf(problem: Problem): string {
  const { by } = problem.facts;
  if (problem.status === 409 && typeof by === 'string') return STEPS.conflict(by);
  return STEP_PROBLEMS[problem.code] ?? problemWords(problem);
}
