import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FLOWS } from '../texts/flows';
import { Figure } from '../unit/figure';
import { Part } from '../unit/part';
import unit from '../unit/unit.module.css';
import { useWords } from '../words/words';
import { type OpenedRows, type Wait, waitsQuery } from './flows-query';
import styles from './flows.module.css';

const WAITS = ['under_1', 'from_1', 'from_3', 'over_7'] as const;

/** What is waited for, of whom, and how many wait how long. */
export function WaitsPart({ onOpen }: { readonly onOpen: (opened: OpenedRows) => void }): ReactElement {
  const word = useWords();
  return (
    <Part title={FLOWS.waitsTitle} asked={useQuery(waitsQuery)}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p>{FLOWS.nothingWaits}</p>
        ) : (
          <>
            <small>{FLOWS.waitsHint}</small>
            <table className={`${unit['table']} ${styles['waits']}`}>
              <thead>
                <tr>
                  <th scope="col">{FLOWS.waitedFor}</th>
                  {WAITS.map((wait) => (
                    <th key={wait} scope="col">
                      {word('waiting_time', wait)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <WaitRow key={`${row.kind} ${row.subjectType} ${row.turn}`} row={row} onOpen={onOpen} />
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </Part>
  );
}

function WaitRow({
  row: { kind, subjectType: runsOn, turn, words, waits },
  onOpen,
}: {
  readonly row: Wait;
  readonly onOpen: (opened: OpenedRows) => void;
}): ReactElement {
  const word = useWords();
  const subjectType = runsOn as 'case' | 'referral' | 'agreement';
  return (
    <tr>
      <th scope="row">
        {words}
        <small>{word('waiting_turn', turn)}</small>
      </th>
      {WAITS.map((wait) => {
        const count = waits.find((each) => each.wait === wait)?.count ?? 0;
        const title = FLOWS.of(`${words} · ${word('waiting_turn', turn)}`, word('waiting_time', wait));
        const query = { kind, subjectType, turn, wait };
        return (
          <td key={wait}>
            <Figure
              value={count}
              label={FLOWS.list(title, count)}
              tone={wait === 'over_7' ? 'late' : 'plain'}
              onOpen={() => onOpen({ title, rows: { of: 'held', query } })}
            />
          </td>
        );
      })}
    </tr>
  );
}
