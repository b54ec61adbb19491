import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { Empty, PageNotYet } from '../app/page-states';
import { useSession } from '../session/session';
import { BOARD, BOARD_ACTS } from '../texts/board';
import { BULK } from '../texts/bulk';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { EndlessList } from '../ui/long-list/endless-list';
import { Outdated } from '../ui/long-list/outdated';
import { useLongList } from '../ui/long-list/use-long-list';
import { Say } from '../ui/say';
import type { ActOnLine } from './acts/acts';
import { ActSheet } from './acts/act-sheet';
import { useWords } from '../words/words';
import { BoardFilters } from './board-filters';
import { type BoardNumbers, linesOf, numbersQuery } from './board-query';
import { BoardRow } from './board-row';
import styles from './board.module.css';
import { BulkBar } from './bulk/bulk-bar';
import type { BulkKind } from './bulk/bulk-queries';
import { bulkActsOf, type Choosing, useChoosing } from './bulk/choosing';
import { ALL, AT_FIRST, type Filter, useFilter } from './use-filter';

const BulkSheet = later(async () => (await import('./bulk/bulk-sheet')).BulkSheet);

/** Who must do what by when over all agencies of an area, and what to do about it from the line itself. */
export function BoardPage(): ReactElement {
  const filter = useFilter();
  const source = linesOf(filter.asked);
  const list = useLongList(source);
  const numbers = useQuery(numbersQuery(filter.asked));
  const word = useWords();
  const { permissions } = useSession();
  const [act, setAct] = useState<ActOnLine | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const choosing = useChoosing(JSON.stringify(filter.asked), list.items ?? []);
  const { items } = list;
  if (items === undefined) {
    return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  }
  return (
    <section className={styles['page']}>
      <Head choosing={choosing} />
      <BoardFilters filter={filter} numbers={numbers.data ?? null} />
      {said === null ? null : <Say tone="good">{said}</Say>}
      {choosing.isOn ? (
        <Together choosing={choosing} filter={filter} count={countOf(filter, numbers.data)} />
      ) : null}
      <Outdated list={list} />
      {items.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <EndlessList items={items} list={list} keyOf={source.keyOf} rowHeight={112} label={BOARD.list}>
          {(line) => (
            <BoardRow line={line} word={word} permissions={permissions} onAct={setAct} choosing={choosing} />
          )}
        </EndlessList>
      )}
      {act === null ? null : (
        <ActSheet
          act={act}
          onClose={() => setAct(null)}
          onDone={(words) => {
            setAct((now) => (now === act ? null : now));
            setSaid(words);
          }}
        />
      )}
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
  readonly filter: Filter;
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
function countOf({ asked: { agencyId } }: Filter, numbers: BoardNumbers | undefined): number | null {
  if (numbers === undefined) return null;
  const counted = numbers.agencies.filter((each) => agencyId === undefined || each.agencyId === agencyId);
  return counted.reduce((sum, { count }) => sum + count, 0);
}

function Head({ choosing }: { readonly choosing: Choosing }): ReactElement {
  const { memberships } = useSession();
  const areas = memberships
    .filter(({ role }) => role === 'coordinator' || role === 'supervisor')
    .map(({ areaName }) => areaName ?? '');
  return (
    <header className={styles['title']}>
      <h1>{BOARD.title}</h1>
      <span>{BOARD.about([...new Set(areas)].join('、'))}</span>
      <Link to="/supervision">{BOARD_ACTS.orders}</Link>
      <Link to="/board/bulk">{BULK.records}</Link>
      <Button onClick={() => choosing.turn(!choosing.isOn)}>{choosing.isOn ? BULK.leave : BULK.begin}</Button>
    </header>
  );
}

function Nothing({ filter: { standing, isNarrowed } }: { readonly filter: Filter }): ReactElement {
  if (isNarrowed || (standing !== ALL && standing !== AT_FIRST))
    return <Empty title={BOARD.none} hint={BOARD.noneHint} />;
  return standing === ALL ? (
    <Empty title={BOARD.nothing} hint={BOARD.nothingHint} />
  ) : (
    <Empty title={BOARD.calm} hint={BOARD.calmHint} />
  );
}
