import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { PageNotYet } from '../../app/page-states';
import { SupervisionLater } from '../../supervision/supervision-later';
import { JOINT } from '../../texts/joint';
import { useNow } from '../../time/now';
import { calendarWords, spanWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { RiskMark } from '../../ui/risk-mark';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import { JointDrawing } from './joint-drawing';
import styles from './joint.module.css';
import { type JointCase, jointQuery } from './joint-query';
import { MeetingsCard } from './meetings-card';
import { PartiesCard } from './parties-card';
import { PlanCard } from './plan-card';

/** Those who see the case itself. */
const SEES_CASE: readonly string[] = ['desk', 'overseer', 'reader'];

/** A case as its agencies work on it together: to each of them what all of them may know. */
export function JointPage(): ReactElement {
  const { id = '' } = useParams();
  const asked = useQuery(jointQuery(id));
  const { data: joint } = asked;
  if (joint === undefined) return <PageNotYet asked={asked} />;
  if (joint.caseId !== id) return <Navigate to={`/cases/${joint.caseId}/joint`} replace />;
  return <Shown key={id} joint={joint} />;
}

function Shown({ joint }: { readonly joint: JointCase }): ReactElement {
  const [said, setSaid] = useState<string | null>(null);
  return (
    <article className={card['page']}>
      <Head joint={joint} />
      {said === null ? null : <Say tone="good">{said}</Say>}
      <JointDrawing joint={joint} />
      <div className={card['columns']}>
        <div className={card['column']}>
          <PartiesCard joint={joint} onDone={setSaid} />
          <PlanCard joint={joint} onDone={setSaid} />
          <MeetingsCard joint={joint} onDone={setSaid} />
        </div>
        <div className={card['column']}>
          <SupervisionLater subjectId={joint.caseId} caseNumber={joint.number} />
          <Attribution joint={joint} />
          <Timeline joint={joint} />
        </div>
      </div>
    </article>
  );
}

function Head({
  joint: { caseId, number, state, risk, sight },
}: {
  readonly joint: JointCase;
}): ReactElement {
  const word = useWords();
  return (
    <header className={card['head']}>
      <div>
        <h1>
          {JOINT.title}
          <RiskMark level={risk} word={word('risk_level', risk)} />
        </h1>
        <p>
          {number} · {word('case_state', state)}
        </p>
      </div>
      {SEES_CASE.includes(sight) ? <Link to={`/cases/${caseId}`}>{JOINT.toCase}</Link> : null}
    </header>
  );
}

/** Who has had the case for how long. */
function Attribution({ joint: { attribution } }: { readonly joint: JointCase }): ReactElement {
  const now = useNow();
  return (
    <section className={card['card']} aria-labelledby="joint-attribution">
      <h2 id="joint-attribution">{JOINT.attribution}</h2>
      {attribution === null ? (
        <p>{JOINT.attributionNone}</p>
      ) : (
        <>
          <p>
            {JOINT.attributionWhole(spanWords(attribution.elapsedMs))}
            {attribution.deadlineAt === null
              ? ''
              : ` · ${JOINT.attributionDue(calendarWords(attribution.deadlineAt, now))}`}
          </p>
          <ul className={styles['shares']}>
            {attribution.shares.map(({ agencyId, agencyName, elapsedMs }) => (
              <li key={agencyId}>
                <span>{agencyName}</span>
                <span>{spanWords(elapsedMs)}</span>
                <span className={styles['bar']} aria-hidden="true">
                  <i
                    style={{
                      width: `${attribution.elapsedMs === 0 ? 0 : (100 * elapsedMs) / attribution.elapsedMs}%`,
                    }}
                  />
                </span>
              </li>
            ))}
          </ul>
          <small>{JOINT.attributionHint}</small>
        </>
      )}
    </section>
  );
}

function Timeline({ joint: { timeline } }: { readonly joint: JointCase }): ReactElement {
  const word = useWords();
  const now = useNow();
  return (
    <section className={card['card']} aria-labelledby="joint-timeline">
      <h2 id="joint-timeline">{JOINT.timeline}</h2>
      <ol className={card['path']}>
        {timeline.map(({ id, at, type, actor, agencyName, text }) => (
          <li key={id}>
            <time dateTime={at}>{calendarWords(at, now)}</time>
            <span>
              {word('event', type)}
              {agencyName === null ? '' : ` · ${agencyName}`} · {actor}
            </span>
            {text === null ? null : <small>{text}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
