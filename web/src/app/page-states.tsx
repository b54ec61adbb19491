import type { ReactElement } from 'react';
import { asProblem, type Problem } from '../api/problem';
import { problemWords } from '../texts/problems';
import { SHELL } from '../texts/shell';
import { Button } from '../ui/button';
import styles from './page-states.module.css';

/** A page on its way; nothing is shown of it for the moment in which most arrive. */
export function Opening(): ReactElement {
  return (
    <div className={styles['opening']} role="status" aria-label={SHELL.loading}>
      <span className={styles['bar']} />
    </div>
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
  const problem = asProblem(error);
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
