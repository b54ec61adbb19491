import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../api/problem';
import { LOOK_ANEW, problemWords } from '../texts/problems';
import { Button } from './button';
import { Say } from './say';

/**
 * Why a step was not taken, in words, and in sight; where somebody else was faster, with their name.
 * @param lead what was reached all the same, said before it
 * @param onReload fetches how it stands now; offered where it stands otherwise than was believed
 * @param children what can be said besides
 */
export function ProblemSay({
  problem,
  lead,
  onReload,
  children,
}: {
  readonly problem: Pick<Problem, 'status' | 'code' | 'facts'> | null;
  readonly lead?: string;
  readonly onReload?: () => void;
  readonly children?: ReactNode;
}): ReactElement | null {
  const place = useRef<HTMLDivElement>(null);
  const code = problem?.code;
  useEffect(() => {
    if (code === undefined) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    // What was pressed may be gone with what it stood in: the keyboard goes on from here.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [code]);
  if (problem === null) return null;
  return (
    <div ref={place} tabIndex={-1}>
      <Say tone="fault">
        {lead}
        {problemWords(problem)}
        {children}
        {problem.status === 409 && onReload !== undefined ? (
          <Button look="quiet" onClick={onReload}>
            {LOOK_ANEW}
          </Button>
        ) : null}
      </Say>
    </div>
  );
}
