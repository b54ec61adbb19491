import type { ReactElement } from 'react';
import { BOARD } from '../texts/board';
import { useOptions } from '../words/words';
import type { Standing } from './board-query';
import styles from './board.module.css';
import { ALL } from './use-filter';

/** The numbers of a board, each of which narrows the list to what it counts. */
export function StandingNumbers({
  standing,
  numbers,
  onChoose,
}: {
  /** The one that is chosen, or `ALL`. */
  readonly standing: string;
  /** Null while they are on their way. */
  readonly numbers: Readonly<Record<Standing, number>> | null;
  readonly onChoose: (standing: string) => void;
}): ReactElement {
  const standings = useOptions('board_standing');
  return (
    <div className={styles['numbers']} role="group" aria-label={BOARD.numbers}>
      {standings.map(({ code, label }) => (
        <button
          key={code}
          type="button"
          className={`${styles['number']} ${styles[code] ?? ''}`}
          aria-pressed={standing === code}
          onClick={() => onChoose(code)}
        >
          <b>{numbers?.[code as Standing] ?? BOARD.unknown}</b>
          <span>{label}</span>
        </button>
      ))}
      <button
        type="button"
        className={styles['number']}
        aria-pressed={standing === ALL}
        onClick={() => onChoose(ALL)}
      >
        <b>{BOARD.all}</b>
        <span>{BOARD.allWhat}</span>
      </button>
    </div>
  );
}
