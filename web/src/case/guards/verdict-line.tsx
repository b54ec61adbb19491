import type { ReactElement } from 'react';
import { GUARDS } from '../../texts/guards';
import { Button } from '../../ui/button';
import { useWords } from '../../words/words';
import { becauseWords } from './because';
import type { Verdict } from './guard-query';
import styles from './guards.module.css';

/** One rule that holds: what it does, why, what it asks for, and the law. */
export function VerdictLine({
  verdict,
  onLift,
}: {
  readonly verdict: Verdict;
  readonly onLift: (() => void) | null;
}): ReactElement {
  const word = useWords();
  const { effect, title, because, todo, legalBasis, isOverridden } = verdict;
  return (
    <li className={`${styles['verdict']} ${styles[effect ?? 'lifted'] ?? ''}`}>
      <b>
        <span className={styles['mark']}>
          {effect === null ? GUARDS.lifted : word('guard_effect', effect)}
        </span>
        {title}
      </b>
      {because.length === 0 || isOverridden ? null : (
        <small>{GUARDS.because(because.map((reason) => becauseWords(reason, word)).join('；'))}</small>
      )}
      {todo.length === 0 || isOverridden ? null : (
        <ul className={styles['todo']}>
          {todo.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <small>{legalBasis.map(({ source, article }) => `${source} ${article}`).join('；')}</small>
      {onLift === null ? null : (
        <Button look="quiet" onClick={onLift}>
          {GUARDS.lift}
        </Button>
      )}
    </li>
  );
}
