import type { ReactElement } from 'react';
import { TIME } from '../texts/time';
import { useNow } from '../time/now';
import { calendarWords, spanWords } from '../time/words';
import styles from './countdown.module.css';

const SOON_MS = 4 * 60 * 60_000;

/** By when, in the words of the calendar, and how long that is from now; it counts by itself. */
export function Countdown({ deadlineAt }: { readonly deadlineAt: string | null }): ReactElement {
  const now = useNow();
  if (deadlineAt === null) return <span className={styles['paused']}>{TIME.paused}</span>;
  const leftMs = Date.parse(deadlineAt) - now;
  const tone = leftMs < 0 ? 'late' : leftMs < SOON_MS ? 'soon' : 'calm';
  return (
    <time className={`${styles['countdown']} ${styles[tone]}`} dateTime={deadlineAt}>
      <b>{leftMs < 0 ? TIME.late(spanWords(-leftMs)) : TIME.left(spanWords(leftMs))}</b>
      <small>{TIME.before(calendarWords(deadlineAt, now))}</small>
    </time>
  );
}
