import type { ReactElement } from 'react';
import type { Problem } from '../api/problem';
import { MORNING } from '../texts/morning';
import { problemWords } from '../texts/problems';
import { Say } from '../ui/say';

/** Why a step was not taken; where a colleague was faster, who. */
export function StepProblem({ problem }: { readonly problem: Problem | null }): ReactElement | null {
  if (problem === null) return null;
  const { by } = problem.facts;
  return (
    <Say tone="fault">
      {problem.status === 409 && typeof by === 'string' ? MORNING.conflict(by) : problemWords(problem)}
    </Say>
  );
}
