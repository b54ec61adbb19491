import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Views } from '../../api/client';
import { HANDOVER } from '../../texts/handover';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ChecksField } from '../../ui/checks-field';
import { WordsField } from '../../ui/words-field';
import type { HandlerLoad } from '../unit-query';
import styles from './handover.module.css';
import { PreviewSheet } from './preview-sheet';
import { RowsPart } from './rows-part';

/** What goes to whom, as far as it is chosen. */
export interface Chosen {
  readonly fromUserId: string;
  readonly subjectIds: string[];
  readonly to: { userId: string; subjectIds: string[] }[];
}

const LONGEST = 2_000;

/** Chooses colleagues, a note, and the rows; everything is chosen at first. */
export function Choosing({
  agencyId,
  from,
  held: { rows, isMore },
  handlers,
  onBegun,
}: {
  readonly agencyId: string;
  readonly from: string;
  readonly held: Views['HeldWorkView'];
  readonly handlers: readonly HandlerLoad[];
  readonly onBegun: (id: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const name = handlers.find(({ userId }) => userId === from)?.name ?? '';
  const colleagues = handlers.flatMap(({ userId, name: called, open, away }) =>
    userId === null || userId === from
      ? []
      : [{ code: userId, label: (away === null ? HANDOVER.load : HANDOVER.loadAway)(called ?? '', open) }],
  );
  const [to, setTo] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [named, setNamed] = useState<ReadonlyMap<string, string>>(new Map());
  const [isLooking, setIsLooking] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const subjectIds = rows.map(({ subjectId }) => subjectId).filter((id) => !left.has(id));
  const chosen: Chosen = {
    fromUserId: from,
    subjectIds,
    to: to.map((userId) => ({ userId, subjectIds: subjectIds.filter((id) => named.get(id) === userId) })),
  };
  const look = (event: FormEvent): void => {
    event.preventDefault();
    setIsMissing(to.length === 0);
    if (to.length > 0 && subjectIds.length > 0) setIsLooking(true);
  };
  return (
    <>
      <header>
        <h1>{HANDOVER.title(name)}</h1>
        <p>{HANDOVER.lead}</p>
      </header>
      {rows.length === 0 ? (
        <section className={card['card']}>
          <p>{HANDOVER.noneHeld}</p>
        </section>
      ) : (
        <div className={styles['columns']}>
          <form className={`${card['card']} ${card['form']} ${styles['people']}`} onSubmit={look}>
            {colleagues.length === 0 ? (
              <p>{HANDOVER.noColleagues}</p>
            ) : (
              <ChecksField label={HANDOVER.toWhom} options={colleagues} value={to} onChange={setTo} />
            )}
            {to.length > 1 ? <small>{HANDOVER.evenHint}</small> : null}
            {isMissing && to.length === 0 ? <p role="alert">{HANDOVER.chooseOne}</p> : null}
            <WordsField
              label={HANDOVER.note}
              hint={HANDOVER.noteHint}
              value={note}
              onChange={setNote}
              required
            />
            <p className={styles['sum']}>{HANDOVER.chosen(subjectIds.length, rows.length)}</p>
            <Button look="main" type="submit" disabled={colleagues.length === 0 || subjectIds.length === 0}>
              {HANDOVER.preview}
            </Button>
          </form>
          <section className={card['card']}>
            <h2>{HANDOVER.whichOnes}</h2>
            {isMore ? <small>{HANDOVER.more(LONGEST)}</small> : null}
            <RowsPart
              rows={rows}
              left={left}
              onLeft={setLeft}
              receivers={colleagues.filter(({ code }) => to.includes(code))}
              named={named}
              onNamed={setNamed}
            />
          </section>
        </div>
      )}
      {isLooking ? (
        <PreviewSheet
          agencyId={agencyId}
          chosen={chosen}
          note={note.trim()}
          rows={rows}
          names={new Map(handlers.map(({ userId, name: called }) => [userId ?? '', called ?? '']))}
          onClose={() => setIsLooking(false)}
          onBegun={(id) => {
            void client.invalidateQueries({ queryKey: ['unit', agencyId] });
            onBegun(id);
          }}
        />
      ) : null}
    </>
  );
}
