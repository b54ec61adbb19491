import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Opening } from '../app/page-states';
import { REFERRAL } from '../texts/referral';
import card from './card.module.css';
import { Countdown } from './countdown';

const Ledger = lazy(async () => ({ default: (await import('../ledger/ledger')).Ledger }));

interface Limit {
  readonly id: string;
  /** What it wants done. */
  readonly words: string;
  readonly deadlineAt: string | null;
  readonly hoursOf: string | null;
}

/** The one limit that binds first; why it is that one, and the rest, folded below it. */
export function Limits({ clocks }: { readonly clocks: readonly Limit[] }): ReactElement | null {
  const [first, ...rest] = clocks;
  if (first === undefined) return null;
  return (
    <section className={card['card']}>
      <h2>{first.words}</h2>
      <Countdown deadlineAt={first.deadlineAt} hoursOf={first.hoursOf} />
      <Why clockId={first.id} title={REFERRAL.why}>
        {rest.length === 0 ? null : (
          <>
            <h3>{REFERRAL.moreLimits(rest.length)}</h3>
            <ul className={card['lines']}>
              {rest.map((limit) => (
                <li key={limit.id} className={card['spread']}>
                  <span>{limit.words}</span>
                  <Countdown deadlineAt={limit.deadlineAt} hoursOf={limit.hoursOf} />
                  <Why clockId={limit.id} title={REFERRAL.whyThis(limit.words)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Why>
    </section>
  );
}

/** The ledger of a limit, asked for when it is unfolded. */
function Why({
  clockId,
  title,
  children = null,
}: {
  readonly clockId: string;
  readonly title: string;
  readonly children?: ReactElement | null;
}): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={card['folded']} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? (
        <Suspense fallback={<Opening />}>
          <Ledger clockId={clockId} />
        </Suspense>
      ) : null}
      {children}
    </details>
  );
}
