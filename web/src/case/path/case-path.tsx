import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactElement } from 'react';
import { Link } from 'react-router';
import { PATH } from '../../texts/path';
import { useNow } from '../../time/now';
import card from '../../ui/card.module.css';
import { Countdown } from '../../ui/countdown';
import { useWords } from '../../words/words';
import { type Drawing, drawn, type Lane } from './lanes';
import { Legend } from './legend';
import styles from './path.module.css';
import { caseClocksQuery, pathsQuery } from './path-query';
import { Axis, Track } from './track';

const MINUTE_MS = 60_000;

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
      <div className={styles['top']}>
        <h2 id="case-path">{PATH.title}</h2>
        <Link to={`/cases/${caseId}/joint`}>{PATH.joint}</Link>
      </div>
      <Axis scale={drawing} now={now} />
      <ol className={styles['lanes']}>
        {drawing.lanes.map((lane) => (
          <LaneRow key={lane.path.id} lane={lane} drawing={drawing} now={now} />
        ))}
      </ol>
      <Legend lanes={drawing.lanes} />
    </section>
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
      <Track lane={{ segments, signs }} scale={drawing} now={now} />
    </li>
  );
}
