import type { ReactElement } from 'react';
import { TIME } from '../texts/time';
import { useHours } from '../time/hours';
import { leftUntil } from '../time/left';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import styles from './countdown.module.css';

/**
 * By when, in the words of the calendar, and how much time that is from now; it counts by itself.
 * @param hoursOf the version of the calendar in whose hours it counts; null, or left out, where nights and weekends count too
 */
export function Countdown({
  deadlineAt,
  hoursOf = null,
}: {
  readonly deadlineAt: string | null;
  readonly hoursOf?: string | null;
}): ReactElement {
  const now = useNow();
  const hours = useHours(deadlineAt === null ? null : hoursOf);
  if (deadlineAt === null) return <span className={styles['paused']}>{TIME.paused}</span>;
  const left = hours === undefined ? null : leftUntil(Date.parse(deadlineAt), now, hours);
  return (
    <time className={`${styles['countdown']} ${styles[left?.tone ?? 'calm']}`} dateTime={deadlineAt}>
      {left === null ? null : <b>{left.words}</b>}
      <small>{TIME.before(calendarWords(deadlineAt, now))}</small>
    </time>
  );
}
