import type { ReactElement } from 'react';
import { BOARD } from '../texts/board';
import { Pick } from '../ui/pick';
import { useOptions } from '../words/words';
import type { BoardFilter, BoardNumbers, Standing } from './board-query';
import styles from './board.module.css';

/** The numbers of the board, each of which narrows the list to what it counts; and whose, and how dangerous. */
export function BoardFilters({
  filter,
  numbers,
  onChange,
}: {
  readonly filter: BoardFilter;
  readonly numbers: BoardNumbers | null;
  readonly onChange: (change: Partial<Record<keyof BoardFilter, string>>) => void;
}): ReactElement {
  const standings = useOptions('board_standing');
  const risks = useOptions('risk_level');
  const agencies = numbers?.agencies ?? [];
  return (
    <div className={styles['filters']}>
      <div className={styles['numbers']} role="group" aria-label={BOARD.numbers}>
        {standings.map(({ code, label }) => (
          <button
            key={code}
            type="button"
            className={`${styles['number']} ${styles[code] ?? ''}`}
            aria-pressed={filter.standing === code}
            onClick={() => onChange({ standing: filter.standing === code ? '' : code })}
          >
            <b>{numbers?.[code as Standing] ?? BOARD.unknown}</b>
            <span>{label}</span>
          </button>
        ))}
      </div>
      <div className={styles['picks']}>
        <Pick
          label={BOARD.agency}
          every={BOARD.everyAgency}
          options={agencies.map(({ agencyId, agencyName, count }) => ({
            code: agencyId,
            label: BOARD.agencyCount(agencyName, count),
          }))}
          value={filter.agencyId ?? ''}
          onChange={(agencyId) => onChange({ agencyId })}
        />
        <Pick
          label={BOARD.risk}
          every={BOARD.everyRisk}
          options={risks}
          value={filter.risk ?? ''}
          onChange={(risk) => onChange({ risk })}
        />
      </div>
    </div>
  );
}
