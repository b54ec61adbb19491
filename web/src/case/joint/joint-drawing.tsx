import type { CSSProperties, ReactElement } from 'react';
import { Link } from 'react-router';
import { JOINT } from '../../texts/joint';
import { useNow } from '../../time/now';
import card from '../../ui/card.module.css';
import { Countdown } from '../../ui/countdown';
import { useWords } from '../../words/words';
import { Legend } from '../path/legend';
import path from '../path/path.module.css';
import { Axis, Track } from '../path/track';
import { type AgencyLane, jointDrawing } from './joint-lanes';
import type { JointCase } from './joint-query';

const MINUTE_MS = 60_000;

/** A lane for each agency on one line of time: how it stands, hand-overs, breaches, what it has to do and where it was invited. */
export function JointDrawing({ joint }: { readonly joint: JointCase }): ReactElement | null {
  const now = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const drawing = jointDrawing(joint, now);
  if (drawing.lanes.length === 0) return null;
  return (
    <section className={`${card['card']} ${path['path']}`} aria-labelledby="joint-drawing">
      <h2 id="joint-drawing">{JOINT.drawing}</h2>
      <Axis scale={drawing} now={now} />
      <ol className={path['lanes']}>
        {drawing.lanes.map((lane) => (
          <li key={lane.agencyId} className={path['lane']} style={{ '--depth': 0 } as CSSProperties}>
            <Name lane={lane} />
            <Track lane={lane} scale={drawing} now={now} />
          </li>
        ))}
      </ol>
      <Legend lanes={drawing.lanes} />
    </section>
  );
}

function Name({ lane: { agencyName, now } }: { readonly lane: AgencyLane }): ReactElement {
  const word = useWords();
  return (
    <div className={path['name']}>
      {now.opens ? <Link to={`/referrals/${now.referralId}`}>{agencyName}</Link> : <b>{agencyName}</b>}
      <small>
        {word('joint_part', now.part)} · {now.ending === null ? now.word : JOINT.ended(now.word, now.ending)}
      </small>
      {now.deadlineAt === null ? null : <Countdown deadlineAt={now.deadlineAt} />}
    </div>
  );
}
