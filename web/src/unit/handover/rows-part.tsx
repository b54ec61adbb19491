import { type ReactElement, useState } from 'react';
import { HANDOVER } from '../../texts/handover';
import type { Option } from '../../ui/choice-field';
import { Countdown } from '../../ui/countdown';
import { EndlessList } from '../../ui/long-list/endless-list';
import { Pick } from '../../ui/pick';
import { useWords } from '../../words/words';
import styles from './handover.module.css';
import { type HeldRow, reasonWords } from './handover-queries';

const WHOLE = { hasMore: false, error: null, onSight: () => undefined };
const keyOf = ({ subjectId }: HeldRow): string => subjectId;

interface RowsPartProps {
  readonly rows: readonly HeldRow[];
  /** What is not handed over. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  /** Who may be named for a row. */
  readonly receivers: readonly Option[];
  readonly named: ReadonlyMap<string, string>;
  readonly onNamed: (named: ReadonlyMap<string, string>) => void;
}

/** What somebody has, narrowed by kind, state and case; any part of it is chosen in one tap. */
export function RowsPart({ rows, left, onLeft, receivers, named, onNamed }: RowsPartProps): ReactElement {
  const word = useWords();
  const [kind, setKind] = useState('');
  const [state, setState] = useState('');
  const [number, setNumber] = useState('');
  const stateOf = ({ kind: what, state: code }: HeldRow): string | null =>
    code === null ? null : word(what === 'case' ? 'case_state' : 'referral_state', code);
  const listed = rows.filter(
    (row) =>
      (kind === '' || row.kind === kind) &&
      (state === '' || stateOf(row) === state) &&
      row.caseNumber.includes(number.trim()),
  );
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const states = [...new Set(rows.flatMap((row) => stateOf(row) ?? []))];
  const isAll = listed.length > 0 && listed.every(({ subjectId }) => !left.has(subjectId));
  const setAll = (isChosen: boolean): void => {
    const next = new Set(left);
    for (const { subjectId } of listed) {
      if (isChosen) next.delete(subjectId);
      else next.add(subjectId);
    }
    onLeft(next);
  };
  const toggle = (id: string, isChosen: boolean): void => {
    const next = new Set(left);
    if (isChosen) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <>
      <div className={styles['filters']}>
        {kinds.length < 2 ? null : (
          <Pick
            label={HANDOVER.kind}
            every={HANDOVER.everyKind}
            options={kinds.map((code) => ({ code, label: HANDOVER.kinds[code] ?? code }))}
            value={kind}
            onChange={setKind}
          />
        )}
        {states.length < 2 ? null : (
          <Pick
            label={HANDOVER.state}
            every={HANDOVER.everyState}
            options={states.map((label) => ({ code: label, label }))}
            value={state}
            onChange={setState}
          />
        )}
        <label className={styles['number']}>
          {HANDOVER.number}
          <input
            type="search"
            autoComplete="off"
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </label>
      </div>
      {listed.length === 0 ? (
        <p>{HANDOVER.noneFound}</p>
      ) : (
        <>
          <label className={styles['all']}>
            <input type="checkbox" checked={isAll} onChange={({ target }) => setAll(target.checked)} />
            {HANDOVER.all(listed.length)}
          </label>
          <EndlessList items={listed} list={WHOLE} keyOf={keyOf} rowHeight={64} label={HANDOVER.list}>
            {(row) => (
              <div className={styles['row']}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(row.subjectId)}
                    onChange={({ target }) => toggle(row.subjectId, target.checked)}
                  />
                  <span>
                    <b>{row.caseNumber}</b>
                    <small>
                      {[HANDOVER.kinds[row.kind], stateOf(row), row.words].filter(Boolean).join(' · ')}
                    </small>
                    {row.obstacle === null ? null : <small role="note">{reasonWords(row.obstacle)}</small>}
                  </span>
                </label>
                <span className={styles['when']}>
                  {row.words === null ? (
                    <small>{HANDOVER.noLimit}</small>
                  ) : (
                    <Countdown deadlineAt={row.deadlineAt} />
                  )}
                  {receivers.length < 2 || left.has(row.subjectId) ? null : (
                    <select
                      aria-label={HANDOVER.rowFor(row.caseNumber)}
                      value={named.get(row.subjectId) ?? ''}
                      onChange={({ target }) => onNamed(new Map(named).set(row.subjectId, target.value))}
                    >
                      <option value="">{HANDOVER.even}</option>
                      {receivers.map(({ code, label }) => (
                        <option key={code} value={code}>
                          {label}
                        </option>
                      ))}
                    </select>
                  )}
                </span>
              </div>
            )}
          </EndlessList>
        </>
      )}
    </>
  );
}
