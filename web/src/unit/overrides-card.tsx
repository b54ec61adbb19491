import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { UNIT } from '../texts/unit';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { More } from '../ui/more';
import { useWords } from '../words/words';
import { Part } from './part';
import { overridesQuery, type Window } from './unit-query';
import styles from './unit.module.css';

interface OverridesCardProps {
  readonly agencyId: string;
  /** Over how many days officers are counted. */
  readonly days: Window;
}

/** Which guard rules were lifted on cases of the agency: by whom, and why. */
export function OverridesCard({ agencyId, days }: OverridesCardProps): ReactElement {
  const asked = useInfiniteQuery(overridesQuery(agencyId, days));
  return (
    <Part title={UNIT.overrides} asked={asked}>
      {({ pages }) => {
        const officers = pages[0]?.officers ?? [];
        return (
          <>
            {officers.length === 0 ? null : (
              <p>
                {UNIT.byOfficers(
                  days,
                  officers.map(({ name, count }) => UNIT.byOfficer(name, count)),
                )}
              </p>
            )}
            <Overrides items={pages.flatMap(({ items }) => items)} />
            <More of={asked} />
          </>
        );
      }}
    </Part>
  );
}

function Overrides({ items }: { readonly items: readonly Views['GuardOverrideView'][] }): ReactElement {
  const word = useWords();
  const now = useNow();
  if (items.length === 0) return <p>{UNIT.noOverrides}</p>;
  return (
    <ul className={styles['lines']}>
      {items.map(({ id, caseId, caseNumber, rule, reason, liftedByName, at }) => (
        <li key={id}>
          <span>
            <b>{word('guard_rule', rule)}</b>
            <span>{reason}</span>
            <Link to={`/cases/${caseId}`}>{caseNumber}</Link>
            <small>
              {liftedByName} {calendarWords(at, now)}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
