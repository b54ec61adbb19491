import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PartNotYet } from '../app/page-states';
import { subjectPath } from '../app/paths';
import { FLOWS } from '../texts/flows';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Countdown } from '../ui/countdown';
import { More } from '../ui/more';
import { Sheet } from '../ui/sheet';
import unit from '../unit/unit.module.css';
import { useWords } from '../words/words';
import { type OpenedRows, type Row, rowsQuery } from './flows-query';

/** The rows behind a figure; of what its reader may not know only that it is there. */
export function RowsSheet({
  opened: { title, rows },
  onClose,
}: {
  readonly opened: OpenedRows;
  readonly onClose: () => void;
}): ReactElement {
  const asked = useInfiniteQuery(rowsQuery(rows));
  const lines = asked.data?.pages.flatMap((page) => page.rows);
  return (
    <Sheet title={title} onClose={onClose}>
      {lines === undefined ? <PartNotYet asked={asked} /> : null}
      {lines?.length === 0 ? <p>{FLOWS.emptyList}</p> : null}
      <ul className={unit['lines']}>
        {lines?.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      <More of={asked} />
    </Sheet>
  );
}

function Line({ row: { subject, words, small, limit, at, move } }: { readonly row: Row }): ReactElement {
  const word = useWords();
  const now = useNow();
  const hidden = move === null ? FLOWS.hidden : FLOWS.hiddenMove;
  return (
    <li>
      <span>
        {subject === null ? (
          <small>{hidden}</small>
        ) : (
          <Link to={subjectPath(subject)}>{subject.caseNumber}</Link>
        )}
        <span>
          {words} {subject?.typeName ?? ''}
        </span>
        {small === null ? null : <small>{small}</small>}
        {move === null ? null : (
          <small>
            {[word('agency_move', move.kind), reasonWords(word, move)].filter(Boolean).join('：')}
          </small>
        )}
      </span>
      {limit === null ? null : <Countdown deadlineAt={limit.deadlineAt} hoursOf={limit.hoursOf} />}
      {at === null ? null : <span className={unit['when']}>{calendarWords(at, now)}</span>}
    </li>
  );
}

/** Why it was refused or taken back. */
export function reasonWords(
  word: (vocabulary: string, code: string) => string,
  { kind, reason }: { readonly kind: string; readonly reason: string | null },
): string {
  if (reason === null) return '';
  return word(kind === 'recalled' ? 'recall_reason' : 'refusal_reason', reason);
}
