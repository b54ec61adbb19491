import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Empty, PageNotYet } from '../app/page-states';
import { useSession } from '../session/session';
import { BOARD } from '../texts/board';
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
import { useFilter } from './use-filter';

/** Who must do what by when over all agencies of an area, and what to do about it from the line itself. */
export function BoardPage(): ReactElement {
  const [filter, change] = useFilter();
  const source = linesOf(filter);
  const list = useLongList(source);
  const numbers = useQuery(numbersQuery(filter));
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
      <BoardFilters filter={filter} numbers={numbers.data ?? null} onChange={change} />
      {said === null ? null : <Say tone="good">{said}</Say>}
      <Outdated list={list} />
      {items.length === 0 ? (
        <Nothing isNarrowed={Object.keys(filter).length > 0} />
      ) : (
        <EndlessList items={items} list={list} keyOf={source.keyOf} rowHeight={96} label={BOARD.list}>
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
    </header>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }): ReactElement {
  return isNarrowed ? (
    <Empty title={BOARD.none} hint={BOARD.noneHint} />
  ) : (
    <Empty title={BOARD.nothing} hint={BOARD.nothingHint} />
  );
}
