import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { FLOWS } from '../texts/flows';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Sheet } from '../ui/sheet';
import { PartNotYet } from '../app/page-states';
import { Figure } from '../unit/figure';
import { Part } from '../unit/part';
import unit from '../unit/unit.module.css';
import { useWords } from '../words/words';
import { type HeldLoad, loadQuery, type OpenedRows, peopleQuery } from './flows-query';
import styles from './flows.module.css';
import { useSome } from './use-some';

interface Opening {
  readonly onOpen: (opened: OpenedRows) => void;
}

/** Who holds how much, agency by agency; each opens person by person. */
export function LoadPart({ onOpen }: Opening): ReactElement {
  const [agency, setAgency] = useState<HeldLoad | null>(null);
  return (
    <Part title={FLOWS.loadTitle} asked={useQuery(loadQuery)}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p>{FLOWS.nothingHeld}</p>
        ) : (
          <>
            <small>{FLOWS.loadHint}</small>
            <LoadTable rows={rows} onOpen={onOpen} onPeople={setAgency} />
            {agency === null ? null : (
              <Sheet title={FLOWS.peopleOf(agency.agencyName)} onClose={() => setAgency(null)}>
                <People agencyId={agency.agencyId} onOpen={onOpen} />
              </Sheet>
            )}
          </>
        )
      }
    </Part>
  );
}

function People({ agencyId, onOpen }: Opening & { readonly agencyId: string }): ReactElement {
  const asked = useQuery(peopleQuery(agencyId));
  if (asked.data === undefined) return <PartNotYet asked={asked} />;
  return <LoadTable rows={asked.data.rows} onOpen={onOpen} onPeople={null} />;
}

function LoadTable({
  rows,
  onOpen,
  onPeople,
}: Opening & {
  readonly rows: readonly HeldLoad[];
  /** Null where each row is a person. */
  readonly onPeople: ((row: HeldLoad) => void) | null;
}): ReactElement {
  const { some, more } = useSome(rows);
  const most = Math.max(1, ...rows.map(({ held }) => held));
  return (
    <>
      <table className={`${unit['table']} ${styles['load']}`}>
        <thead>
          <tr>
            <th scope="col">{onPeople === null ? FLOWS.person : FLOWS.agency}</th>
            <th scope="col">{FLOWS.held}</th>
            <th scope="col">{FLOWS.late}</th>
            <th scope="col">{FLOWS.atRisk}</th>
            <th scope="col" className={styles['wide']}>
              {FLOWS.oldest}
            </th>
          </tr>
        </thead>
        <tbody>
          {some.map((row) => (
            <LoadRow
              key={`${row.agencyId} ${row.userId ?? ''}`}
              row={row}
              most={most}
              onOpen={onOpen}
              onPeople={onPeople}
            />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function LoadRow({
  row,
  most,
  onOpen,
  onPeople,
}: Opening & {
  readonly row: HeldLoad;
  readonly most: number;
  readonly onPeople: ((row: HeldLoad) => void) | null;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  const who = onPeople === null ? (row.userName ?? FLOWS.nobody) : row.agencyName;
  const of = { agencyId: row.agencyId, ...(onPeople === null ? { handler: row.userId ?? 'none' } : {}) };
  const open = (what: string, narrowed: object = {}): void =>
    onOpen({ title: FLOWS.of(who, what), rows: { of: 'held', query: { ...of, ...narrowed } } });
  const label = (what: string, count: number): string => FLOWS.list(FLOWS.of(who, what), count);
  return (
    <tr>
      <th scope="row">
        {onPeople === null ? (
          who
        ) : (
          <button
            type="button"
            className={styles['name']}
            onClick={() => onPeople(row)}
            title={FLOWS.byPerson}
          >
            {who}
          </button>
        )}
        <span className={unit['bar']} aria-hidden="true">
          <span style={{ width: `${(100 * row.held) / most}%` }} />
        </span>
        <span className={styles['stages']}>
          {row.stages.map(({ stage, count }) => (
            <button
              key={stage}
              type="button"
              aria-label={label(word('held_stage', stage), count)}
              onClick={() => open(word('held_stage', stage), { stage })}
            >
              {word('held_stage', stage)} {count}
            </button>
          ))}
        </span>
      </th>
      <td>
        <Figure value={row.held} label={label(FLOWS.held, row.held)} onOpen={() => open(FLOWS.held)} />
      </td>
      <td>
        <Figure
          value={row.late}
          tone="late"
          label={label(FLOWS.late, row.late)}
          onOpen={() => open(FLOWS.late, { standing: 'overdue' })}
        />
      </td>
      <td>
        <Figure
          value={row.atRisk}
          tone="soon"
          label={label(FLOWS.atRisk, row.atRisk)}
          onOpen={() => open(FLOWS.atRisk, { standing: 'at_risk' })}
        />
      </td>
      <td className={styles['wide']}>{row.oldestAt === null ? '' : calendarWords(row.oldestAt, now)}</td>
    </tr>
  );
}
