import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PartNotYet } from '../app/page-states';
import { UNIT } from '../texts/unit';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Countdown } from '../ui/countdown';
import { More } from '../ui/more';
import { Sheet } from '../ui/sheet';
import { type Opened, type TracedLine, tracedQuery } from './unit-query';
import styles from './unit.module.css';

/** The cases behind a figure. */
export function TracedSheet({
  agencyId,
  opened: { title, traced },
  onClose,
}: {
  readonly agencyId: string;
  readonly opened: Opened;
  readonly onClose: () => void;
}): ReactElement {
  const asked = useInfiniteQuery(tracedQuery(agencyId, traced));
  return (
    <Sheet title={title} onClose={onClose}>
      {asked.data === undefined ? (
        <PartNotYet asked={asked} />
      ) : (
        <Lines lines={asked.data.pages.flatMap(({ lines }) => lines)} />
      )}
      <More of={asked} />
    </Sheet>
  );
}

function Lines({ lines }: { readonly lines: readonly TracedLine[] }): ReactElement {
  if (lines.length === 0) return <p>{UNIT.emptyList}</p>;
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line.key}>
          <span>
            <Link to={line.path}>{line.caseNumber}</Link>
            <span>
              {line.words} {line.typeName ?? ''}
            </span>
            <small>{line.handlerName ?? UNIT.nobody}</small>
          </span>
          <When line={line} />
        </li>
      ))}
    </ul>
  );
}

function When({ line: { deadlineAt, endedAt, hoursOf } }: { readonly line: TracedLine }): ReactElement {
  const now = useNow();
  if (endedAt === null) return <Countdown deadlineAt={deadlineAt} hoursOf={hoursOf ?? null} />;
  return (
    <span className={styles['when']}>
      <span>{UNIT.endedAt(calendarWords(endedAt, now))}</span>
      {deadlineAt === null ? null : <small>{UNIT.dueAt(calendarWords(deadlineAt, now))}</small>}
    </span>
  );
}
