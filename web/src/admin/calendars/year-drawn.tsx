import type { ReactElement } from 'react';
import { CALENDARS } from '../../texts/admin-calendars';
import styles from './calendars.module.css';
import { type CalendarDay, stretches } from './year';

/** A year as twelve months; what is special of a month stands under it in words, for the drawing is for the eye alone. */
export function YearDrawn({
  days,
  today,
}: {
  readonly days: readonly CalendarDay[];
  readonly today: string;
}): ReactElement {
  return (
    <>
      <ul className={styles['legend']} aria-hidden>
        <li data-kind="off">{CALENDARS.dayOff}</li>
        <li data-kind="makeUp">{CALENDARS.makeUp}</li>
        <li data-kind="weekend">{CALENDARS.weekend}</li>
        <li data-kind="work" data-today>
          {CALENDARS.today}
        </li>
      </ul>
      <div className={styles['year']}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month
            key={index}
            month={index + 1}
            days={days.filter(({ month }) => month === index + 1)}
            today={today}
          />
        ))}
      </div>
    </>
  );
}

function Month({
  month,
  days,
  today,
}: {
  readonly month: number;
  readonly days: readonly CalendarDay[];
  readonly today: string;
}): ReactElement {
  const lead = days[0]?.weekday ?? 0;
  return (
    <section className={styles['month']}>
      <h3>{CALENDARS.month(month)}</h3>
      <div className={styles['grid']} aria-hidden>
        {CALENDARS.weekdays.map((name) => (
          <span key={name} className={styles['name']}>
            {name}
          </span>
        ))}
        {Array.from({ length: lead }, (_, index) => (
          <span key={`lead-${index}`} />
        ))}
        {days.map(({ date, day, kind }) => (
          <span
            key={date}
            className={styles['day']}
            data-kind={kind}
            {...(date === today ? { 'data-today': '' } : {})}
          >
            {day}
          </span>
        ))}
      </div>
      <Special days={days} kind="off" label={CALENDARS.dayOff} />
      <Special days={days} kind="makeUp" label={CALENDARS.makeUp} />
    </section>
  );
}

function Special({
  days,
  kind,
  label,
}: {
  readonly days: readonly CalendarDay[];
  readonly kind: CalendarDay['kind'];
  readonly label: string;
}): ReactElement | null {
  if (!days.some((day) => day.kind === kind)) return null;
  return (
    <p className={styles['special']} data-kind={kind}>
      {label} {stretchWords(days, kind)}
    </p>
  );
}

/** Days as people list them: 1月1日至1月3日、2月14日. */
export function stretchWords(days: readonly CalendarDay[], kind: CalendarDay['kind']): string {
  const word = ({ month, day }: CalendarDay): string => CALENDARS.day(month, day);
  return stretches(days, kind)
    .map(([first, last]) => (first === last ? word(first) : CALENDARS.through(word(first), word(last))))
    .join('、');
}
