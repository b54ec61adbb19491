import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { PageNotYet, PageProblem } from '../../app/page-states';
import { useSession } from '../../session/session';
import { BULK } from '../../texts/bulk';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { More } from '../../ui/more';
import { Part } from '../../unit/part';
import { useWords } from '../../words/words';
import styles from './bulk.module.css';
import { bulkPath, bulkQuery, bulksQuery } from './bulk-queries';
import { BulkProgress } from './bulk-progress';
import { BulkRows } from './bulk-rows';

/** One act about many lines: tried, looked at, done; without an id, what one has done so before. */
export function BulkPage(): ReactElement {
  const { permissions } = useSession();
  const [asked] = useSearchParams();
  const id = asked.get('id');
  if (!permissions.includes('board.read'))
    return <PageProblem error={new Problem(403, 'permission_missing', {})} />;
  return (
    <article className={card['page']}>
      <p className={styles['links']}>
        <Link to="/board">{BULK.back}</Link>
        {id === null ? null : <Link to={bulkPath()}>{BULK.records}</Link>}
      </p>
      {id === null ? <Records /> : <One key={id} id={id} />}
    </article>
  );
}

function One({ id }: { readonly id: string }): ReactElement {
  const asked = useQuery(bulkQuery(id));
  if (asked.data === undefined) return <PageNotYet asked={asked} />;
  return (
    <>
      <BulkProgress bulk={asked.data} />
      <BulkRows bulk={asked.data} />
    </>
  );
}

function Records(): ReactElement {
  const now = useNow();
  const word = useWords();
  const asked = useInfiniteQuery(bulksQuery);
  return (
    <>
      <h1>{BULK.records}</h1>
      <Part title={BULK.newestFirst} asked={asked}>
        {({ pages }) => {
          const lines = pages.flatMap(({ items }) => items);
          return (
            <>
              {lines.length === 0 ? <p>{BULK.noRecords}</p> : null}
              <ul className={styles['records']}>
                {lines.map(({ id, words, done, total, state, askedAt }) => (
                  <li key={id}>
                    <Link to={bulkPath(id)}>{BULK.record(words, done, total)}</Link>
                    <small>
                      {word('bulk_state', state)} · {BULK.asked(calendarWords(askedAt, now))}
                    </small>
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
