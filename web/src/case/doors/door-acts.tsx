import { type ReactElement, useState } from 'react';
import { ACTS } from '../../texts/acts';
import { Button } from '../../ui/button';
import { Say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import styles from '../acts/acts.module.css';

export interface DoorAct {
  readonly code: string;
  readonly name: string;
  readonly form: (onDone: (said?: string) => void) => ReactElement;
}

/** The few things that are theirs to put on record, each a sheet of its own. */
export function DoorActs({ acts }: { readonly acts: readonly DoorAct[] }): ReactElement {
  const [open, setOpen] = useState<DoorAct | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <div className={styles['plain']}>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <div className={styles['row']}>
        {acts.map((act) => (
          <Button
            key={act.code}
            onClick={() => {
              setSaid(null);
              setOpen(act);
            }}
          >
            {act.name}
          </Button>
        ))}
      </div>
      {open === null ? null : (
        <Sheet title={open.name} onClose={() => setOpen(null)}>
          {open.form((words) => {
            setOpen(null);
            setSaid(words ?? ACTS.done);
          })}
        </Sheet>
      )}
    </div>
  );
}
