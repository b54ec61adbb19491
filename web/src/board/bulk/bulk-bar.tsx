import type { ReactElement } from 'react';
import { BULK } from '../../texts/bulk';
import { Button } from '../../ui/button';
import styles from './bulk.module.css';
import type { BulkKind } from './bulk-queries';
import type { Choosing } from './choosing';

/** How many lines are chosen, and what may be done about them: it stays in sight while one chooses. */
export function BulkBar({
  choosing,
  count,
  acts,
  onAct,
}: {
  readonly choosing: Choosing;
  /** How many lines the board has as it is narrowed; null while that is not known. */
  readonly count: number | null;
  readonly acts: readonly BulkKind[];
  readonly onAct: (act: BulkKind) => void;
}): ReactElement {
  const { isAll, ids, chooseAll, clear } = choosing;
  const isNone = !isAll && ids.size === 0;
  return (
    <div className={styles['bar']} role="group" aria-label={BULK.bar}>
      <p role="status">{isNone ? BULK.choose : isAll ? BULK.chosenAll(count ?? 0) : BULK.chosen(ids.size)}</p>
      {isAll || count === null || count === 0 ? null : (
        <Button look="quiet" onClick={chooseAll}>
          {BULK.all(count)}
        </Button>
      )}
      {isNone ? null : (
        <Button look="quiet" onClick={clear}>
          {BULK.clear}
        </Button>
      )}
      <div className={styles['acts']}>
        {acts.map((act) => (
          <Button key={act} disabled={isNone} onClick={() => onAct(act)}>
            {BULK.acts[act]}
          </Button>
        ))}
      </div>
    </div>
  );
}
