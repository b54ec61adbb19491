import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { UNIT } from '../texts/unit';
import { Figure } from './figure';
import { Part } from './part';
import { keptQuery, type KeptLimit, type Opened, type Traced, type Window } from './unit-query';
import styles from './unit.module.css';

const WINDOWS: readonly Window[] = [30, 90];
const COLUMNS = [
  { key: 'kept', label: UNIT.inTime, tone: 'plain' },
  { key: 'late', label: UNIT.late, tone: 'late' },
  { key: 'open', label: UNIT.stillOpen, tone: 'late' },
  { key: 'excused', label: UNIT.excused, tone: 'plain' },
] as const;

interface KeptCardProps {
  readonly agencyId: string;
  readonly days: Window;
  readonly onDays: (days: Window) => void;
  readonly onOpen: (opened: Opened) => void;
}

/** What share of its limits an agency kept, by what was to be done. */
export function KeptCard({ agencyId, days, onDays, onOpen }: KeptCardProps): ReactElement {
  const windows = (
    <div role="group" aria-label={UNIT.window} className={styles['windows']}>
      {WINDOWS.map((each) => (
        <button key={each} type="button" aria-pressed={each === days} onClick={() => onDays(each)}>
          {UNIT.days(each)}
        </button>
      ))}
    </div>
  );
  return (
    <Part title={UNIT.kept} side={windows} asked={useQuery(keptQuery(agencyId, days))}>
      {({ clocks }) =>
        clocks.length === 0 ? (
          <p>{UNIT.nothingEnded}</p>
        ) : (
          <KeptTable clocks={clocks} days={days} onOpen={onOpen} />
        )
      }
    </Part>
  );
}

function KeptTable({
  clocks,
  days,
  onOpen,
}: {
  readonly clocks: readonly KeptLimit[];
  readonly days: Window;
  readonly onOpen: (opened: Opened) => void;
}): ReactElement {
  return (
    <>
      <small>{UNIT.keptHint}</small>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{UNIT.clock}</th>
            <th scope="col">{UNIT.share}</th>
            {COLUMNS.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clocks.map((limit) => (
            <KeptRow key={`${limit.kind} ${limit.subjectType}`} limit={limit} days={days} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function KeptRow({
  limit,
  days,
  onOpen,
}: {
  readonly limit: KeptLimit;
  readonly days: Window;
  readonly onOpen: (opened: Opened) => void;
}): ReactElement {
  const { words, percent } = limit;
  return (
    <tr>
      <th scope="row">
        {words}
        {percent === null ? null : (
          <span className={`${styles['bar']} ${styles['share']}`} aria-hidden="true">
            <span style={{ width: `${percent}%` }} />
          </span>
        )}
      </th>
      <td>{percent === null ? UNIT.noShare : `${percent}%`}</td>
      {COLUMNS.map(({ key, label, tone }) => {
        const title = UNIT.listOf(words, label);
        return (
          <td key={key}>
            <Figure
              value={limit[key]}
              label={UNIT.list(title, limit[key])}
              tone={tone}
              onOpen={() => onOpen({ title, traced: tracedBy(limit, key, days) })}
            />
          </td>
        );
      })}
    </tr>
  );
}

function tracedBy(
  { kind, subjectType: runsOn }: KeptLimit,
  key: (typeof COLUMNS)[number]['key'],
  days: Window,
): Traced {
  const subjectType = runsOn as NonNullable<Traced['query']['subjectType']>;
  if (key === 'open') return { of: 'limits', query: { standing: 'overdue', kind, subjectType } };
  return { of: 'limits-ended', query: { kind, subjectType, days, ending: key } };
}
