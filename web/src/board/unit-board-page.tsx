import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import { Empty, PageNotYet, PageProblem } from '../app/page-states';
import { useSession } from '../session/session';
import { BOARD } from '../texts/board';
import { UNIT } from '../texts/unit';
import type { Option } from '../ui/choice-field';
import { useLongList } from '../ui/long-list/use-long-list';
import { Pick } from '../ui/pick';
import { useUnits } from '../unit/use-units';
import { actsOfHead } from './acts/acts';
import { BoardLines } from './board-lines';
import { type UnitFilter, unitLinesOf, type UnitNumbers, unitNumbersQuery } from './board-query';
import styles from './board.module.css';
import { ExportButtons } from './export-buttons';
import { RiskPick, TypePick } from './picks';
import { StandingNumbers } from './standing-numbers';
import { type Filter, useFilter } from './use-filter';

const PARTS = ['standing', 'handler', 'typeCode', 'risk'] as const;
/** What nobody has been given. */
const NOBODY = 'none';

/** The board for the part of one agency, for its heads and whoever supervises its area; these pick one. */
export function UnitBoardPage(): ReactElement {
  const { permissions } = useSession();
  const { units, error, refetch } = useUnits();
  const [params, setParams] = useSearchParams();
  if (!permissions.includes('unit.read')) {
    return <PageProblem error={new Problem(403, 'permission_missing', {})} />;
  }
  if (units === undefined) return <PageNotYet asked={{ error, refetch }} />;
  const unit = units.find(({ code }) => code === params.get('agency')) ?? units[0];
  if (unit === undefined) return <Empty title={UNIT.none} hint={UNIT.noneHint} />;
  return (
    <UnitBoard
      // Whom one agency has says nothing of the next.
      key={unit.code}
      unit={unit}
      units={units}
      onUnit={(agency) => setParams({ agency }, { replace: true })}
    />
  );
}

function UnitBoard({
  unit,
  units,
  onUnit,
}: {
  readonly unit: Option;
  readonly units: readonly Option[];
  readonly onUnit: (code: string) => void;
}): ReactElement {
  const filter = useFilter<UnitFilter>(PARTS);
  const source = unitLinesOf(unit.code, filter.asked);
  const list = useLongList(source);
  const numbers = useQuery(unitNumbersQuery(unit.code, filter.asked));
  const { items } = list;
  if (items === undefined) return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  const params = { path: { id: unit.code }, query: filter.asked };
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <h1>{BOARD.ofUnit(unit.label)}</h1>
        <span>{BOARD.aboutUnit}</span>
        <Link to="/unit">{BOARD.toUnit}</Link>
        <ExportButtons
          ask={(format) =>
            format === 'csv'
              ? api.GET('/api/v1/agencies/{id}/limits.csv', { params, parseAs: 'blob' })
              : api.GET('/api/v1/agencies/{id}/limits.xlsx', { params, parseAs: 'blob' })
          }
        />
      </header>
      {units.length < 2 ? null : (
        <Pick label={UNIT.agency} every={null} options={units} value={unit.code} onChange={onUnit} />
      )}
      <UnitFilters filter={filter} numbers={numbers.data ?? null} />
      <BoardLines
        items={items}
        list={list}
        keyOf={source.keyOf}
        actsOn={actsOfHead}
        nothing={<Empty title={BOARD.none} hint={BOARD.noneHint} />}
      />
    </section>
  );
}

function UnitFilters({
  filter: { asked, standing, change },
  numbers,
}: {
  readonly filter: Filter<UnitFilter>;
  readonly numbers: UnitNumbers | null;
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
          label={UNIT.person}
          every={BOARD.everybody}
          options={(numbers?.handlers ?? []).map(({ userId, name, count }) => ({
            code: userId ?? NOBODY,
            label: BOARD.counted(name ?? UNIT.nobody, count),
          }))}
          value={asked.handler ?? ''}
          onChange={(handler) => change({ handler })}
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
