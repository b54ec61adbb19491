import type { ReactElement } from 'react';
import { BOARD } from '../texts/board';
import { Pick } from '../ui/pick';
import { useOptions } from '../words/words';
import type { BoardNumbers, Standing } from './board-query';
import styles from './board.module.css';
import { ALL, type Filter } from './use-filter';

/** The numbers of the board, each of which narrows the list to what it counts; and where, whose, about what and how dangerous. */
export function BoardFilters({
  filter,
  numbers,
}: {
  readonly filter: Filter;
  readonly numbers: BoardNumbers | null;
}): ReactElement {
  const standings = useOptions('board_standing');
  const { standing, change } = filter;
  return (
    <div className={styles['filters']}>
      <div className={styles['numbers']} role="group" aria-label={BOARD.numbers}>
        {standings.map(({ code, label }) => (
          <button
            key={code}
            type="button"
            className={`${styles['number']} ${styles[code] ?? ''}`}
            aria-pressed={standing === code}
            onClick={() => change({ standing: code })}
          >
            <b>{numbers?.[code as Standing] ?? BOARD.unknown}</b>
            <span>{label}</span>
          </button>
        ))}
        <button
          type="button"
          className={styles['number']}
          aria-pressed={standing === ALL}
          onClick={() => change({ standing: ALL })}
        >
          <b>{BOARD.all}</b>
          <span>{BOARD.allWhat}</span>
        </button>
      </div>
      <Picks filter={filter} numbers={numbers} />
    </div>
  );
}

/** Each offers what there is, with how many lines it opens. */
function Picks({
  filter: { asked, change },
  numbers,
}: {
  readonly filter: Filter;
  readonly numbers: BoardNumbers | null;
}): ReactElement {
  const levels = new Map(useOptions('risk_level').map(({ code, label }) => [code, label]));
  return (
    <div className={styles['picks']}>
      <Pick
        label={BOARD.area}
        every={BOARD.everyArea}
        options={(numbers?.areas ?? []).map(({ areaId, areaName, count }) => ({
          code: areaId,
          label: BOARD.counted(areaName, count),
        }))}
        value={asked.areaId ?? ''}
        onChange={(areaId) => change({ areaId })}
      />
      <Pick
        label={BOARD.agency}
        every={BOARD.everyAgency}
        options={(numbers?.agencies ?? []).map(({ agencyId, agencyName, count }) => ({
          code: agencyId,
          label: BOARD.counted(agencyName, count),
        }))}
        value={asked.agencyId ?? ''}
        onChange={(agencyId) => change({ agencyId })}
      />
      <Pick
        label={BOARD.type}
        every={BOARD.everyType}
        options={(numbers?.types ?? []).map(({ typeCode, typeName, count }) => ({
          code: typeCode,
          label: BOARD.counted(typeName, count),
        }))}
        value={asked.typeCode ?? ''}
        onChange={(typeCode) => change({ typeCode })}
      />
      <Pick
        label={BOARD.risk}
        every={BOARD.everyRisk}
        options={(numbers?.risks ?? []).map(({ risk, count }) => ({
          code: risk,
          label: BOARD.counted(levels.get(risk) ?? risk, count),
        }))}
        value={asked.risk ?? ''}
        onChange={(risk) => change({ risk })}
      />
    </div>
  );
}
