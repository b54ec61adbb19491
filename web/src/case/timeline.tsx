import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CASE } from '../texts/case';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { useWords } from '../words/words';
import { timelineQuery } from './case-query';

/** All that happened to a case, in order, and who did it. */
export function Timeline({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(timelineQuery(caseId));
  const word = useWords();
  const now = useNow();
  if (data === undefined) return null;
  return (
    <section className={card['card']}>
      <h2>{CASE.timeline}</h2>
      <ol className={card['path']}>
        {data.pages.flatMap(({ items }) =>
          items.map(({ id, at, type, actor }) => (
            <li key={id}>
              <time dateTime={at}>{calendarWords(at, now)}</time>
              <span>
                {word('event', type)} · {actor}
              </span>
            </li>
          )),
        )}
      </ol>
      {hasNextPage ? (
        <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {CASE.earlier}
        </Button>
      ) : null}
    </section>
  );
}
