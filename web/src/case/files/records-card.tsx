import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FILES } from '../../texts/files';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { useWords } from '../../words/words';
import { recordsQuery } from './records-query';
import { type RecordLine, recordLines } from './records-words';

/** What people put on record about the case, in words. */
export function RecordsCard({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data } = useQuery(recordsQuery(caseId));
  const word = useWords();
  const now = useNow();
  if (data === undefined) return null;
  const lines = recordLines(data, word, (instant) => calendarWords(instant, now));
  return lines.length === 0 ? null : <RecordList lines={lines} />;
}

export function RecordList({ lines }: { readonly lines: readonly RecordLine[] }): ReactElement {
  const now = useNow();
  return (
    <section className={card['card']} aria-labelledby="case-records">
      <h2 id="case-records">{FILES.records}</h2>
      {lines.length === 0 ? <p>{FILES.noRecords}</p> : null}
      <ol className={card['path']}>
        {lines.map(({ id, at, title, text, by }) => (
          <li key={id}>
            <time dateTime={at}>
              {calendarWords(at, now)} {by}
            </time>
            <b>{title}</b>
            {text === '' ? null : <p className={card['words']}>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
