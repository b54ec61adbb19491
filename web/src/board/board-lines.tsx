import { type ReactElement, useState } from 'react';
import { BOARD } from '../texts/board';
import { EndlessList } from '../ui/long-list/endless-list';
import { Outdated } from '../ui/long-list/outdated';
import type { LongList } from '../ui/long-list/use-long-list';
import { Say } from '../ui/say';
import { useWords } from '../words/words';
import type { Act, ActOnLine } from './acts/acts';
import { ActSheet } from './acts/act-sheet';
import type { BoardLine } from './board-query';
import { BoardRow } from './board-row';
import type { Choosing } from './bulk/choosing';

/** The lines of a board, and what is done about one without leaving it. */
export function BoardLines({
  items,
  list,
  keyOf,
  actsOn,
  choosing = null,
  nothing,
}: {
  readonly items: readonly BoardLine[];
  readonly list: LongList<BoardLine>;
  readonly keyOf: (line: BoardLine) => string;
  /** What the reader may do about a line. */
  readonly actsOn: (line: BoardLine) => readonly Act[];
  /** Which lines are chosen to be acted on together; null where that is not offered. */
  readonly choosing?: Choosing | null;
  /** In place of lines where there are none. */
  readonly nothing: ReactElement;
}): ReactElement {
  const word = useWords();
  const [act, setAct] = useState<ActOnLine | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <Outdated list={list} />
      {items.length === 0 ? (
        nothing
      ) : (
        <EndlessList items={items} list={list} keyOf={keyOf} rowHeight={112} label={BOARD.list}>
          {(line) => (
            <BoardRow line={line} word={word} acts={actsOn(line)} onAct={setAct} choosing={choosing} />
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
    </>
  );
}
