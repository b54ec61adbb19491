import type { ReactElement } from 'react';
import { useSession } from '../session/session';
import { ABSENCES } from '../texts/absences';
import { useNow } from '../time/now';
import { Button } from '../ui/button';
import type { Absence } from './absence-queries';
import styles from './absences.module.css';
import { stretchWords } from './stretch';

/** One absence: whose, when, who covers, and the way back. */
export function AbsenceLine({
  absence,
  onEnd,
}: {
  readonly absence: Absence;
  /** Null for whoever may not end it. */
  readonly onEnd: ((absence: Absence) => void) | null;
}): ReactElement {
  const { userId } = useSession();
  const now = useNow();
  const { userName, coverName } = absence;
  const hasBegun = Date.parse(absence.from) <= now;
  const isOwn = absence.userId === userId;
  return (
    <li className={styles['line']}>
      <span className={styles['what']}>
        <b>{isOwn ? stretchWords(absence, now) : userName}</b>
        {hasBegun ? <span className={styles['now']}>{ABSENCES.now}</span> : null}
        <small>
          {isOwn ? '' : `${stretchWords(absence, now)} · `}
          {ABSENCES.coveredBy(coverName)}
        </small>
      </span>
      {onEnd === null ? null : (
        <Button
          aria-label={hasBegun ? ABSENCES.endOf(userName) : ABSENCES.callOffOf(userName)}
          onClick={() => onEnd(absence)}
        >
          {hasBegun ? ABSENCES.end : ABSENCES.callOff}
        </Button>
      )}
    </li>
  );
}
