import type { ReactElement } from 'react';
import { MORNING } from '../texts/morning';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { RiskMark } from '../ui/risk-mark';
import { useWords } from '../words/words';
import { type Call, isOpen } from './calls-query';
import styles from './morning.module.css';

/** The calls of the morning; what has been dealt with is told in a word. */
export function CallList({
  calls,
  repeats,
  chosenId,
  onChoose,
}: {
  readonly calls: readonly Call[];
  /** How many earlier cases are like each. */
  readonly repeats: ReadonlyMap<string, number>;
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  return (
    <ul className={styles['calls']} aria-label={MORNING.calls}>
      {calls.map((call) => {
        const { id, risk, narrative, typeName, placeText, registeredAt, state, handlerName } = call;
        const like = repeats.get(id) ?? 0;
        return (
          <li key={id}>
            <button
              type="button"
              className={`${styles['call']} ${isOpen(call) ? '' : styles['dealt']}`}
              aria-current={id === chosenId}
              onClick={() => onChoose(id)}
            >
              <span className={styles['line']}>
                <b>{typeName ?? MORNING.calls}</b>
                <RiskMark level={risk} word={word('risk_level', risk)} />
                {like === 0 ? null : <span className={styles['repeat']}>{MORNING.repeats(like)}</span>}
              </span>
              <span className={styles['story']}>{narrative}</span>
              <small>
                {calendarWords(registeredAt, now)} {placeText}
                {isOpen(call) ? '' : ` · ${MORNING.dealtWith(word('case_state', state), handlerName)}`}
              </small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
