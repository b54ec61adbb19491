import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { CASE } from '../texts/case';
import { EVENTS } from '../texts/events';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import card from '../ui/card.module.css';
import { More } from '../ui/more';
import { useWords } from '../words/words';
import styles from './case.module.css';
import { timelineQuery } from './case-query';
import { eventFacts, isMainPoint } from './event-facts';

/** All that happened to a case, in order, who did it and its few facts; or the main points alone. */
export function Timeline({ caseId }: { readonly caseId: string }): ReactElement | null {
  const asked = useInfiniteQuery(timelineQuery(caseId));
  const [isShort, setShort] = useState(true);
  const word = useWords();
  const now = useNow();
  if (asked.data === undefined) return null;
  const entries = asked.data.pages
    .flatMap(({ items }) => items)
    .filter(({ type }) => !isShort || isMainPoint(type));
  return (
    <section className={card['card']} aria-labelledby="case-timeline">
      <div className={styles['spread']}>
        <h2 id="case-timeline">{CASE.timeline}</h2>
        <label className={styles['switch']}>
          <input type="checkbox" checked={isShort} onChange={({ target }) => setShort(target.checked)} />
          {EVENTS.onlyMain}
        </label>
      </div>
      <ol className={card['path']}>
        {entries.map(({ id, at, type, actor, payload }) => {
          const facts = eventFacts(type, payload, word, (instant) => calendarWords(instant, now));
          return (
            <li key={id}>
              <time dateTime={at}>{calendarWords(at, now)}</time>
              <span>
                {word('event', type)} · {actor}
              </span>
              {facts === '' ? null : <small>{facts}</small>}
            </li>
          );
        })}
      </ol>
      <More of={asked} />
    </section>
  );
}
