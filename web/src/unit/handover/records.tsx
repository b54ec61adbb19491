import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { HANDOVER } from '../../texts/handover';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { More } from '../../ui/more';
import { Part } from '../part';
import styles from './handover.module.css';
import { handoverPath, handoversQuery } from './handover-queries';

/** What an agency has handed over in whole queues, the newest first. */
export function Records({ agencyId }: { readonly agencyId: string }): ReactElement {
  const now = useNow();
  const asked = useInfiniteQuery(handoversQuery(agencyId));
  return (
    <>
      <h1>{HANDOVER.records}</h1>
      <Part title={HANDOVER.newestFirst} asked={asked}>
        {({ pages }) => {
          const lines = pages.flatMap(({ items }) => items);
          return (
            <>
              {lines.length === 0 ? <p>{HANDOVER.noRecords}</p> : null}
              <ul className={styles['kept']}>
                {lines.map(({ id, fromName, moved, total, askedByName, askedAt }) => (
                  <li key={id}>
                    <Link to={`${handoverPath(agencyId)}&id=${id}`}>
                      {HANDOVER.record(fromName, moved, total)}
                    </Link>
                    <small>{HANDOVER.asked(askedByName, calendarWords(askedAt, now))}</small>
                  </li>
                ))}
              </ul>
              <More of={asked} />
            </>
          );
        }}
      </Part>
    </>
  );
}
