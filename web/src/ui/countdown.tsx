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
  if (deadlineAt === null) return <span className={styles['paused']}>{TIME.paused}</span>;
  return hoursOf === null ? (
    <Left deadlineAt={deadlineAt} hours={null} />
  ) : (
    <LeftInHours deadlineAt={deadlineAt} hoursOf={hoursOf} />
  );
}

function LeftInHours({
  deadlineAt,
  hoursOf,
}: {
  readonly deadlineAt: string;
  readonly hoursOf: string;
}): ReactElement {
  return <Left deadlineAt={deadlineAt} hours={useHours(hoursOf)} />;
}

function Left({
  deadlineAt,
  hours,
}: {
  readonly deadlineAt: string;
  readonly hours: ReturnType<typeof useHours>;
}): ReactElement {
  const now = useNow();
  const left = hours === undefined ? null : leftUntil(Date.parse(deadlineAt), now, hours);
  return (
    <time className={`${styles['countdown']} ${styles[left?.tone ?? 'calm']}`} dateTime={deadlineAt}>
      {left === null ? null : <b>{left.words}</b>}
      <small>{TIME.before(calendarWords(deadlineAt, now))}</small>
    </time>
  );
}
