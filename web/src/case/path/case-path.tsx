import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactElement } from 'react';
import { Link } from 'react-router';
import { chinaDay, chinaTimeOfDay } from '../../../../src/kernel/china-time';
import { PATH } from '../../texts/path';
import { useNow } from '../../time/now';
import { calendarWords, dayWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { Countdown } from '../../ui/countdown';
import { useWords } from '../../words/words';
import { type Drawing, drawn, type Lane, type Sign } from './lanes';
import { Legend } from './legend';
import styles from './path.module.css';
import { caseClocksQuery, pathsQuery } from './path-query';
import { ticksOf } from './ticks';

const MINUTE_MS = 60_000;
/** Per cent of the line: further to the right, what is written to a day would run off a phone. */
const ROOM_FOR_WORDS = 86;

/** The way of the case through its agencies, drawn on one line of time; each lane says the same in words. */
export function CasePath({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data: paths } = useQuery(pathsQuery(caseId));
  const { data: clocks = [] } = useQuery(caseClocksQuery(caseId));
  const word = useWords();
  const now = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  if (paths === undefined || paths.length === 0) return null;
  const drawing = drawn(paths, clocks, now, (clock) => word('clock', clock));
  return (
    <section className={`${card['card']} ${styles['path']}`} aria-labelledby="case-path">
      <h2 id="case-path">{PATH.title}</h2>
      <Axis drawing={drawing} now={now} />
      <ol className={styles['lanes']}>
        {drawing.lanes.map((lane) => (
          <LaneRow key={lane.path.id} lane={lane} drawing={drawing} now={now} />
        ))}
      </ol>
      <Legend lanes={drawing.lanes} />
    </section>
  );
}

function Axis({ drawing, now }: { readonly drawing: Drawing; readonly now: number }): ReactElement {
  const today = chinaDay(new Date(now));
  return (
    <div className={styles['axis']} aria-hidden="true">
      <span />
      <div className={styles['times']}>
        {ticksOf(drawing)
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

function LaneRow({
  lane: { path, depth, segments, signs, hoursOf },
  drawing,
  now,
}: {
  readonly lane: Lane;
  readonly drawing: Drawing;
  readonly now: number;
}): ReactElement {
  const word = useWords();
  return (
    <li className={styles['lane']} style={{ '--depth': depth } as CSSProperties}>
      <div className={styles['name']}>
        <Link to={`/referrals/${path.id}`}>{path.recipientAgencyName}</Link>
        <small>
          {word('referral_mode', path.mode)} ·{' '}
          {path.ending === null ? path.word : PATH.ended(path.word, path.ending)}
          {path.turn === null ? '' : ` · ${PATH.turn(word('turn', path.turn))}`}
        </small>
        {path.deadlineAt === null ? null : <Countdown deadlineAt={path.deadlineAt} hoursOf={hoursOf} />}
      </div>
      <div
        className={styles['track']}
        style={{ '--rows': Math.max(1, ...signs.map(({ row }) => row + 1)) } as CSSProperties}
        aria-hidden="true"
      >
        {ticksOf(drawing).map(({ at, left }) => (
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
            key={sign.kind + sign.at}
            className={`${styles['sign']} ${styles[sign.kind]}`}
            style={{ '--left': `${sign.left}%`, '--row': sign.row } as CSSProperties}
            title={signWords(sign, now)}
          >
            {PATH.sign[sign.kind]}
          </span>
        ))}
        <i className={styles['now']} style={at0(drawing.now)} />
      </div>
      <ol className={styles['said']}>
        {saidOf({ segments, signs }, now).map(({ at, text }) => (
          <li key={at + text}>{text}</li>
        ))}
      </ol>
    </li>
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
