import type { ReactElement } from 'react';
import { LEDGER } from '../texts/ledger';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import styles from './ledger.module.css';
import type { Stretch } from './stretches';

/** The same to the minute, stretch by stretch, for who wants to check it. */
export function StretchTable({ stretches }: { readonly stretches: readonly Stretch[] }): ReactElement {
  const now = useNow();
  const at = (instant: number): string => calendarWords(new Date(instant).toISOString(), now);
  return (
    <details>
      <summary>{LEDGER.stretches}</summary>
      <table className={styles['stretches']}>
        <thead>
          <tr>
            <th scope="col">{LEDGER.from}</th>
            <th scope="col">{LEDGER.to}</th>
            <th scope="col">{LEDGER.kind}</th>
          </tr>
        </thead>
        <tbody>
          {stretches.map(({ from, to, kind }) => (
            <tr key={from}>
              <td>{at(from)}</td>
              <td>{at(to)}</td>
              <td>{LEDGER.kinds[kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
