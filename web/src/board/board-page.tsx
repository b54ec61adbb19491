import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { api } from '../api/client';
import { Empty, Opening, PageNotYet } from '../app/page-states';
import { useSession } from '../session/session';
import { BOARD, BOARD_ACTS } from '../texts/board';
import { BULK } from '../texts/bulk';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { useLongList } from '../ui/long-list/use-long-list';
import { actsOn } from './acts/acts';
import { BoardFilters } from './board-filters';
import { BoardLines } from './board-lines';
import { type BoardFilter, type BoardNumbers, linesOf, numbersQuery } from './board-query';
import styles from './board.module.css';
import { BulkBar } from './bulk/bulk-bar';
import type { BulkKind } from './bulk/bulk-queries';
import { bulkActsOf, type Choosing, useChoosing } from './bulk/choosing';
import { ExportButtons } from './export-buttons';
import { ALL, AT_FIRST, type Filter, useFilter } from './use-filter';
import { ViewBar } from './views/view-bar';
import { addressOf, viewsQuery } from './views/views-query';

const BulkSheet = later(async () => (await import('./bulk/bulk-sheet')).BulkSheet);

const PARTS = ['standing', 'areaId', 'agencyId', 'typeCode', 'risk'] as const;

/** The board; where its address asks for nothing in particular, with the view that its reader has chosen to open first. */
export function BoardPage(): ReactElement {
  const [params] = useSearchParams();
  const { data: views, isPending } = useQuery(viewsQuery);
  if (params.toString() === '') {
    if (isPending) return <Opening />;
    const first = views?.find(({ isFirst }) => isFirst);
    if (first !== undefined) return <Navigate to={`?${addressOf(first)}`} replace />;
  }
  return <Board />;
}

/** Who must do what by when over all agencies of an area, and what to do about it from the line itself. */
function Board(): ReactElement {
  const filter = useFilter<BoardFilter>(PARTS);
  const source = linesOf(filter.asked);
  const list = useLongList(source);
  const numbers = useQuery(numbersQuery(filter.asked));
  const { permissions } = useSession();
  const choosing = useChoosing(JSON.stringify(filter.asked), list.items ?? []);
  const { items } = list;
  if (items === undefined) {
    return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  }
  return (
    <section className={styles['page']}>
      <Head filter={filter.asked} choosing={choosing} />
      <ViewBar filter={filter} />
      <BoardFilters filter={filter} numbers={numbers.data ?? null} />
      {choosing.isOn ? (
        <Together choosing={choosing} filter={filter} count={countOf(filter, numbers.data)} />
      ) : null}
      <BoardLines
        items={items}
        list={list}
        keyOf={source.keyOf}
        actsOn={(line) => actsOn(line, permissions)}
        choosing={choosing}
        nothing={<Nothing filter={filter} />}
      />
    </section>
  );
}

/** What is done about the chosen lines together. */
function Together({
  choosing,
  filter: { asked },
  count,
}: {
  readonly choosing: Choosing;
  readonly filter: Filter<BoardFilter>;
  readonly count: number | null;
}): ReactElement {
  const { permissions } = useSession();
  const [act, setAct] = useState<BulkKind | null>(null);
  const { isAll, ids } = choosing;
  const meant = isAll ? { filter: asked, count: count ?? 0 } : { lineIds: [...ids], count: ids.size };
  return (
    <>
      <BulkBar choosing={choosing} count={count} acts={bulkActsOf(permissions)} onAct={setAct} />
      {act === null ? null : <BulkSheet act={act} meant={meant} onClose={() => setAct(null)} />}
    </>
  );
}

/** How many lines the list has: each is some agency's. */
function countOf(
  { asked: { agencyId } }: Filter<BoardFilter>,
  numbers: BoardNumbers | undefined,
): number | null {
  if (numbers === undefined) return null;
  const counted = numbers.agencies.filter((each) => agencyId === undefined || each.agencyId === agencyId);
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function Head({
  filter,
  choosing,
}: {
  readonly filter: BoardFilter;
  readonly choosing: Choosing;
}): ReactElement {
  const { memberships } = useSession();
  const areas = memberships
    .filter(({ role }) => role === 'coordinator' || role === 'supervisor')
    .map(({ areaName }) => areaName ?? '');
  const params = { query: filter };
  return (
    <header className={styles['title']}>
      <h1>{BOARD.title}</h1>
      <span>{BOARD.about([...new Set(areas)].join('、'))}</span>
      <Link to="/supervision">{BOARD_ACTS.orders}</Link>
      <Link to="/board/bulk">{BULK.records}</Link>
      <ExportButtons
        ask={(format) =>
          format === 'csv'
            ? api.GET('/api/v1/board/lines.csv', { params, parseAs: 'blob' })
            : api.GET('/api/v1/board/lines.xlsx', { params, parseAs: 'blob' })
        }
      />
      <Button onClick={() => choosing.turn(!choosing.isOn)}>{choosing.isOn ? BULK.leave : BULK.begin}</Button>
    </header>
  );
}

function Nothing({
  filter: { standing, isNarrowed },
}: {
  readonly filter: Filter<BoardFilter>;
}): ReactElement {
  if (isNarrowed || (standing !== ALL && standing !== AT_FIRST))
    return <Empty title={BOARD.none} hint={BOARD.noneHint} />;
  return standing === ALL ? (
    <Empty title={BOARD.nothing} hint={BOARD.nothingHint} />
  ) : (
    <Empty title={BOARD.calm} hint={BOARD.calmHint} />
  );
}
