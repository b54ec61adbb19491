import type { ReactElement, ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { Opening } from '../app/page-states';
import { SHELL } from '../texts/shell';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ProblemSay } from '../ui/problem-say';
import styles from './unit.module.css';

/** What was asked of the server, as its query stands. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** One part of the page: it opens, or says why it cannot, whatever becomes of the others. */
export function Part<T>({
  title,
  side,
  asked: { data, error, refetch },
  children,
}: {
  readonly title: string;
  /** Stands beside the title. */
  readonly side?: ReactNode;
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}): ReactElement {
  return (
    <section className={card['card']}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {side}
      </div>
      {data === undefined ? <Unopened error={error} onAgain={() => void refetch()} /> : children(data)}
    </section>
  );
}

/** What is not there yet, or why it is not. */
export function Unopened({
  error,
  onAgain,
}: {
  readonly error: Error | null;
  readonly onAgain: () => void;
}): ReactElement {
  if (error === null) return <Opening />;
  return (
    <ProblemSay problem={asProblem(error)}>
      <Button look="quiet" onClick={onAgain}>
        {SHELL.again}
      </Button>
    </ProblemSay>
  );
}
