import type { CSSProperties, ReactElement } from 'react';
import { chinaDay, chinaTimeOfDay } from '../../../../src/kernel/china-time';
import { PATH } from '../../texts/path';
import { calendarWords, dayWords } from '../../time/words';
import type { Lane, Scale, Sign } from './lanes';
import styles from './path.module.css';
import { ticksOf } from './ticks';

/** Per cent of the line: further to the right, what is written to a day would run off a phone. */
const ROOM_FOR_WORDS = 86;

/** The days or hours above the lanes. @param now milliseconds since 1970 */
export function Axis({ scale, now }: { readonly scale: Scale; readonly now: number }): ReactElement {
  const today = chinaDay(new Date(now));
  return (
    <div className={styles['axis']} aria-hidden="true">
      <span />
      <div className={styles['times']}>
        {ticksOf(scale)
          .filter(({ left }) => left < ROOM_FOR_WORDS)
          .map(({ at, left, isDay }) => (
            <span key={at} style={at0(left)}>
              {isDay ? dayWords(chinaDay(new Date(at)), today) : chinaTimeOfDay(new Date(at))}
            </span>
          ))}
      </div>
    </div>
  );
}

/** One lane, drawn; and the same in words, for who does not see it. */
export function Track({
  lane: { segments, signs },
  scale,
  now,
}: {
  readonly lane: Pick<Lane, 'segments' | 'signs'>;
  readonly scale: Scale;
  readonly now: number;
}): ReactElement {
  return (
    <>
      <div
        className={styles['track']}
        style={{ '--rows': Math.max(1, ...signs.map(({ row }) => row + 1)) } as CSSProperties}
        aria-hidden="true"
      >
        {ticksOf(scale).map(({ at, left }) => (
          <i key={at} className={styles['tick']} style={at0(left)} />
        ))}
        {segments.map(({ tone, word: said, since, left, width }) => (
          <span
            key={since + tone}
            className={`${styles['segment']} ${styles[tone]}`}
            style={{ left: `${left}%`, width: `${width}%` }}
            title={`${said} · ${calendarWords(since, now)}`}
          >
            {width > 12 && tone !== 'ended' ? said : null}
          </span>
        ))}
        {signs.map((sign) => (
          <span
            key={sign.kind + sign.at + sign.what}
            className={`${styles['sign']} ${styles[sign.kind]}`}
            style={{ '--left': `${sign.left}%`, '--row': sign.row } as CSSProperties}
            title={signWords(sign, now)}
          >
            {PATH.sign[sign.kind]}
          </span>
        ))}
        <i className={styles['now']} style={at0(scale.now)} />
      </div>
      <ol className={styles['said']}>
        {saidOf({ segments, signs }, now).map(({ at, text }) => (
          <li key={at + text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

function saidOf(
  { segments, signs }: Pick<Lane, 'segments' | 'signs'>,
  now: number,
): { readonly at: string; readonly text: string }[] {
  return [
    ...segments.map(({ since, word }) => ({
      at: since,
      text: PATH.became(calendarWords(since, now), word),
    })),
    ...signs.map((sign) => ({ at: sign.at, text: signWords(sign, now) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function signWords({ kind, at, what }: Sign, now: number): string {
  return PATH.said[kind](calendarWords(at, now), what);
}

function at0(left: number): CSSProperties {
  return { left: `${left}%` };
}
