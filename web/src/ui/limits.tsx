import type { ReactElement } from 'react';
import { REFERRAL } from '../texts/referral';
import card from './card.module.css';
import { Countdown } from './countdown';

interface Limit {
  readonly id: string;
  /** What it wants done. */
  readonly words: string;
  readonly deadlineAt: string | null;
}

/** The one limit that binds first; the rest folded below it. */
export function Limits({ clocks }: { readonly clocks: readonly Limit[] }): ReactElement | null {
  const [first, ...rest] = clocks;
  if (first === undefined) return null;
  return (
    <section className={card['card']}>
      <h2>{first.words}</h2>
      <Countdown deadlineAt={first.deadlineAt} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{REFERRAL.moreLimits(rest.length)}</summary>
          <ul className={card['lines']}>
            {rest.map(({ id, words, deadlineAt }) => (
              <li key={id} className={card['spread']}>
                <span>{words}</span>
                <Countdown deadlineAt={deadlineAt} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
