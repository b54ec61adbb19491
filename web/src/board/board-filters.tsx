import type { ReactElement } from 'react';
import { BOARD } from '../texts/board';
import { Pick } from '../ui/pick';
import type { BoardFilter, BoardNumbers } from './board-query';
import styles from './board.module.css';
import { RiskPick, TypePick } from './picks';
import { StandingNumbers } from './standing-numbers';
import type { Filter } from './use-filter';

/** How limits stand; and where, whose, about what and how dangerous. Each offers what there is. */
export function BoardFilters({
  filter: { asked, standing, change },
  numbers,
}: {
  readonly filter: Filter<BoardFilter>;
  readonly numbers: BoardNumbers | null;
}): ReactElement {
  return (
    <div className={styles['filters']}>
      <StandingNumbers
        standing={standing}
        numbers={numbers}
        onChoose={(chosen) => change({ standing: chosen })}
      />
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
        <TypePick
          counted={numbers?.types ?? []}
          value={asked.typeCode}
          onChange={(typeCode) => change({ typeCode })}
        />
        <RiskPick counted={numbers?.risks ?? []} value={asked.risk} onChange={(risk) => change({ risk })} />
      </div>
    </div>
  );
}
