import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import { Empty, PageNotYet } from '../app/page-states';
import { useSession } from '../session/session';
import { BOARD, BOARD_ACTS } from '../texts/board';
import { EndlessList } from '../ui/long-list/endless-list';
import { Outdated } from '../ui/long-list/outdated';
import { useLongList } from '../ui/long-list/use-long-list';
import { Say } from '../ui/say';
import type { ActOnLine } from './acts/acts';
import { ActSheet } from './acts/act-sheet';
import { useWords } from '../words/words';
import { BoardFilters } from './board-filters';
import { linesOf, numbersQuery } from './board-query';
import { BoardRow } from './board-row';
import styles from './board.module.css';
import { ALL, type Filter, useFilter } from './use-filter';

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
  const { items } = list;
  if (items === undefined) {
    return <PageNotYet asked={{ error: list.error, refetch: list.again }} />;
  }
  return (
    <section className={styles['page']}>
      <Head />
      <BoardFilters filter={filter} numbers={numbers.data ?? null} />
      {said === null ? null : <Say tone="good">{said}</Say>}
      <Outdated list={list} />
      {items.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <EndlessList items={items} list={list} keyOf={source.keyOf} rowHeight={112} label={BOARD.list}>
          {(line) => <BoardRow line={line} word={word} permissions={permissions} onAct={setAct} />}
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

function Head(): ReactElement {
  const { memberships } = useSession();
  const areas = memberships
    .filter(({ role }) => role === 'coordinator' || role === 'supervisor')
    .map(({ areaName }) => areaName ?? '');
  return (
    <header className={styles['title']}>
      <h1>{BOARD.title}</h1>
      <span>{BOARD.about([...new Set(areas)].join('、'))}</span>
      <Link to="/supervision">{BOARD_ACTS.orders}</Link>
    </header>
  );
}

function Nothing({ filter: { standing, isNarrowed } }: { readonly filter: Filter }): ReactElement {
  if (isNarrowed) return <Empty title={BOARD.none} hint={BOARD.noneHint} />;
  return standing === ALL ? (
    <Empty title={BOARD.nothing} hint={BOARD.nothingHint} />
  ) : (
    <Empty title={BOARD.calm} hint={BOARD.calmHint} />
  );
}
