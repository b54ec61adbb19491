import type { ReactElement } from 'react';
import { LEDGER } from '../texts/ledger';
import { chinaDay } from '../../../src/kernel/china-time';
import { useNow } from '../time/now';
import { dayWords, spanWords } from '../time/words';
import type { Line } from './days';
import styles from './ledger.module.css';

const SAID = ['counted', 'ahead'] as const;

/** The days of a limit, each drawn as its 24 hours and said in words beside. */
export function DayTable({ lines }: { readonly lines: readonly Line[] }): ReactElement {
  const today = chinaDay(new Date(useNow()));
  return (
    <table className={styles['days']}>
      <caption>
        <span>{LEDGER.caption}</span>
        <Legend />
      </caption>
      <thead>
        <tr>
          <th scope="col">{LEDGER.day}</th>
          <th scope="col" className={styles['scale']}>
            {LEDGER.drawing}
          </th>
          <th scope="col">{LEDGER.counted}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.first}>
            <th scope="row">
              {line.first === line.last
                ? dayWords(line.first, today)
                : LEDGER.days(dayWords(line.first, today), dayWords(line.last, today))}
            </th>
            <td>
              <span className={styles['bar']}>
                {line.parts.map(({ kind, left, width }) => (
                  <i
                    key={left}
                    className={styles[kind]}
                    style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                  />
                ))}
              </span>
            </td>
            <td>{wordsOf(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Legend(): ReactElement {
  return (
    <span className={styles['legend']} aria-hidden="true">
      {(Object.keys(LEDGER.kinds) as (keyof typeof LEDGER.kinds)[]).map((kind) => (
        <span key={kind}>
          <i className={styles[kind]} />
          {LEDGER.kinds[kind]}
        </span>
      ))}
    </span>
  );
}

function wordsOf({ sums, isClosed, isWeekend, pauseReasons }: Line): string {
  if (isClosed) return isWeekend ? LEDGER.weekend : LEDGER.rest;
  const counted = SAID.filter((kind) => sums[kind] > 0).map(
    (kind) => `${LEDGER.kinds[kind]} ${spanWords(sums[kind])}`,
  );
  const reasons = pauseReasons.map((reason) => LEDGER.pauses[reason] ?? reason).join('、');
  const paused = sums.paused > 0 ? [`${LEDGER.kinds.paused}${reasons === '' ? '' : `（${reasons}）`}`] : [];
  return [...counted, ...paused].join('，');
}
