import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PageNotYet } from '../../app/page-states';
import { subjectPath } from '../../app/paths';
import { HANDOVER } from '../../texts/handover';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { More } from '../../ui/more';
import { Say } from '../../ui/say';
import { Part } from '../part';
import styles from './handover.module.css';
import { type Handover, handoverQuery, keptQuery, reasonWords } from './handover-queries';

/** How far a hand-over has come; row by row what stayed, and why. */
export function HandedOver({ id }: { readonly id: string }): ReactElement {
  const asked = useQuery(handoverQuery(id));
  if (asked.data === undefined) return <PageNotYet asked={asked} />;
  return (
    <>
      <Progress handover={asked.data} />
      {asked.data.kept === 0 ? null : <Kept key={asked.data.kept} id={id} count={asked.data.kept} />}
    </>
  );
}

function Progress({ handover }: { readonly handover: Handover }): ReactElement {
  const now = useNow();
  const { fromName, askedByName, askedAt, endedAt, moved, kept, total, note, to } = handover;
  return (
    <>
      <header>
        <h1>{HANDOVER.title(fromName)}</h1>
        <p>{HANDOVER.asked(askedByName, calendarWords(askedAt, now))}</p>
      </header>
      <section className={card['card']}>
        <h2>{HANDOVER.progress}</h2>
        {endedAt === null ? <p>{HANDOVER.underWay}</p> : <Say tone="good">{HANDOVER.done(moved, total)}</Say>}
        <progress value={moved + kept} max={total} aria-label={HANDOVER.progress} className={styles['bar']} />
        <ul className={styles['shares']}>
          {to.map(({ userId, displayName, moved: theirs, total: meant }) => (
            <li key={userId}>{HANDOVER.share(displayName, theirs, meant)}</li>
          ))}
        </ul>
        {note === null ? null : <p className={card['words']}>{note}</p>}
      </section>
    </>
  );
}

function Kept({ id, count }: { readonly id: string; readonly count: number }): ReactElement {
  const asked = useInfiniteQuery(keptQuery(id));
  return (
    <Part title={HANDOVER.kept(count)} asked={asked}>
      {({ pages }) => (
        <>
          <ul className={styles['kept']}>
            {pages
              .flatMap(({ items }) => items)
              .map((row) => (
                <li key={row.subjectId}>
                  <Link to={subjectPath(row)}>{row.caseNumber}</Link>
                  <small>{reasonWords(row.code, row.handlerName)}</small>
                </li>
              ))}
          </ul>
          <More of={asked} />
        </>
      )}
    </Part>
  );
}
