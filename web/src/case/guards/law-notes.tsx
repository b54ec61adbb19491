import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { GUARDS } from '../../texts/guards';
import card from '../../ui/card.module.css';
import { Countdown } from '../../ui/countdown';
import { guardsQuery, legalPathQuery } from './guard-query';
import styles from './guards.module.css';
import { VerdictLine } from './verdict-line';

/** What rules and law ask of a call, beside what is done about it in a moment; nothing where they ask nothing. */
export function LawNotes({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data: guards } = useQuery(guardsQuery(caseId));
  const { data: paths = [] } = useQuery(legalPathQuery(caseId));
  const inForce = (guards?.verdicts ?? []).filter(({ effect }) => effect !== null);
  const due = paths
    .flatMap(({ steps }) => steps)
    .filter(({ startedAt, completedAt }) => startedAt !== null && completedAt === null);
  if (inForce.length === 0 && due.length === 0) return null;
  return (
    <section className={card['folded']} aria-label={GUARDS.title}>
      {inForce.length === 0 ? null : (
        <ul className={styles['verdicts']}>
          {inForce.map((verdict) => (
            <VerdictLine key={verdict.rule} verdict={verdict} onLift={null} />
          ))}
        </ul>
      )}
      {due.length === 0 ? null : (
        <>
          <h3>{GUARDS.pathDue}</h3>
          <ul className={card['lines']}>
            {due.map(({ code, title, ownerAgency, dueAt }) => (
              <li key={code}>
                <b>{title}</b> {ownerAgency} {dueAt === null ? null : <Countdown deadlineAt={dueAt} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
