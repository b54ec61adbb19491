import { type ReactElement, useEffect, useState } from 'react';
import { asProblem, Problem } from '../api/problem';
import { problemWords } from '../texts/problems';
import { SHELL } from '../texts/shell';
import { Button } from '../ui/button';
import { ProblemSay } from '../ui/problem-say';
import styles from './page-states.module.css';

/** Whoever waits longer than this is told that it goes on. */
const USUAL_MS = 5_000;
/** One wait is often several in a row: for who it is, for the page, for what is on it. Between them lies no more than this. */
const SAME_WAIT_MS = 100;

let beganAt = 0;
let endedAt = -SAME_WAIT_MS;

/** A page on its way: nothing is shown of it for the moment in which most arrive, and words when it takes long. */
export function Opening(): ReactElement {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const now = performance.now();
    if (now - endedAt >= SAME_WAIT_MS) beganAt = now;
    const timer = setTimeout(() => setIsLong(true), beganAt + USUAL_MS - now);
    return () => {
      clearTimeout(timer);
      endedAt = performance.now();
    };
  }, []);
  return (
    <div className={styles['opening']} role="status" aria-label={SHELL.loading}>
      <span className={styles['bar']} />
      {isLong ? <p>{SHELL.takesLong}</p> : null}
    </div>
  );
}

/** The same, where nothing stands around the page yet. */
export function OpeningAlone(): ReactElement {
  return (
    <main>
      <Opening />
    </main>
  );
}

/** Why a page cannot be shown, and what to do about it. */
export function PageProblem({
  error,
  onAgain,
}: {
  readonly error: unknown;
  readonly onAgain?: () => void;
}): ReactElement {
  const problem = pageProblem(asProblem(error));
  return (
    <div className={styles['state']} role="alert">
      <h1>{titleOf(problem)}</h1>
      <p>{problemWords(problem)}</p>
      {onAgain === undefined ? null : <Button onClick={onAgain}>{SHELL.again}</Button>}
      {/* Not a link of the router: what is broken may be that. */}
      <a href="/">{SHELL.home}</a>
    </div>
  );
}

/** What was asked of the server and has not been answered, as its query stands. */
export interface Asked {
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A page of which nothing is there yet: it opens, or says why it cannot. */
export function PageNotYet({ asked: { error, refetch } }: { readonly asked: Asked }): ReactElement {
  return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
}

/** The same of a part of a page, a sheet or a form: the page around it stands. */
export function PartNotYet({ asked: { error, refetch } }: { readonly asked: Asked }): ReactElement {
  if (error === null) return <Opening />;
  return (
    <ProblemSay problem={asProblem(error)}>
      <Button look="quiet" onClick={() => void refetch()}>
        {SHELL.again}
      </Button>
    </ProblemSay>
  );
}

/** What a page asks for is what its address names: one that cannot be read names nothing that there is. */
function pageProblem(problem: Problem): Problem {
  return problem.code === 'request_unreadable' ? new Problem(404, 'not_found', {}) : problem;
}

function titleOf({ status, code }: Problem): string {
  if (status === 403) return SHELL.closed;
  if (code === 'route_not_found') return SHELL.missing;
  return status === 404 ? SHELL.notFound : SHELL.failed;
}

/** Nothing is here, and that is as it should be. */
export function Empty({ title, hint }: { readonly title: string; readonly hint: string }): ReactElement {
  return (
    <div className={styles['state']}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
