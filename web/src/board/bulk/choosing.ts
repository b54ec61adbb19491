import { useState } from 'react';
import type { BoardLine } from '../board-query';
import type { BulkKind } from './bulk-queries';

/** Which lines are chosen to be acted on together. */
export interface Choosing {
  readonly isOn: boolean;
  /** All that the board shows as it is narrowed, also those that have not been read. */
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
  readonly has: (line: BoardLine) => boolean;
  readonly toggle: (line: BoardLine) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
  readonly turn: (isOn: boolean) => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * @param narrowed what the board is narrowed to: what was chosen under another narrowing is not acted on unseen
 * @param listed what it shows: what has left it is chosen no more
 */
export function useChoosing(narrowed: string, listed: readonly BoardLine[]): Choosing {
  const [isOn, setIsOn] = useState(false);
  const [chosen, setChosen] = useState({ narrowed, isAll: false, ids: NONE });
  const { isAll, ids: ticked } = chosen.narrowed === narrowed ? chosen : { isAll: false, ids: NONE };
  const ids = ticked.size === 0 ? NONE : new Set(listed.map(({ id }) => id).filter((id) => ticked.has(id)));
  const clear = (): void => setChosen({ narrowed, isAll: false, ids: NONE });
  return {
    isOn,
    isAll,
    ids,
    has: ({ id }) => isAll || ids.has(id),
    toggle: ({ id }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setChosen({ narrowed, isAll: false, ids: next });
    },
    chooseAll: () => setChosen({ narrowed, isAll: true, ids: NONE }),
    clear,
    turn: (next) => {
      setIsOn(next);
      clear();
    },
  };
}

/** What may be done about many lines, by whoever may rule, order or only watch. The server says the last word. */
export function bulkActsOf(permissions: readonly string[]): readonly BulkKind[] {
  const orders = permissions.includes('referral.send');
  const rules = permissions.includes('referral.rule');
  return [
    'chase',
    'take_up',
    ...(orders ? (['supervise', 'raise'] as const) : []),
    ...(rules ? (['reroute', 'recall', 'more_time'] as const) : []),
  ];
}
