import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { newCommandKey } from '../../api/command-key';
import { useCommand } from '../../api/use-command';
import { PartNotYet } from '../../app/page-states';
import { HANDOVER } from '../../texts/handover';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import type { Chosen } from './choosing';
import styles from './handover.module.css';
import { type HeldRow, type PlannedRow, reasonWords } from './handover-queries';

interface PreviewSheetProps {
  readonly agencyId: string;
  readonly chosen: Chosen;
  readonly note: string;
  readonly rows: readonly HeldRow[];
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
  readonly onBegun: (id: string) => void;
}

/** Who would have how much, and what would stay and why; from here it is begun. */
export function PreviewSheet({
  agencyId,
  chosen,
  note,
  rows,
  names,
  onClose,
  onBegun,
}: PreviewSheetProps): ReactElement {
  const path = { id: agencyId };
  const asked = useQuery({
    queryKey: ['unit', agencyId, 'handover preview', chosen],
    queryFn: async () =>
      (
        await bodyOf(
          api.POST('/api/v1/agencies/{id}/queue-handovers/preview', {
            params: { path, header: { 'Idempotency-Key': newCommandKey() } },
            body: chosen,
          }),
        )
      ).rows,
    staleTime: 0,
    gcTime: 0,
  });
  const { give, isUnderWay, problem } = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/agencies/{id}/queue-handovers', {
          params: { path, header },
          body: { ...chosen, note },
        }),
      ),
    ({ id }) => onBegun(id),
  );
  return (
    <Sheet title={HANDOVER.previewTitle} onClose={onClose}>
      {asked.data === undefined ? (
        <PartNotYet asked={asked} />
      ) : (
        <div className={card['form']}>
          <Planned planned={asked.data} rows={rows} names={names} />
          <ProblemSay problem={problem} />
          <Button
            look="main"
            busy={isUnderWay}
            disabled={asked.data.every(({ toUserId }) => toUserId === null)}
            onClick={() => give()}
          >
            {HANDOVER.confirm(asked.data.filter(({ toUserId }) => toUserId !== null).length)}
          </Button>
          <Button onClick={onClose}>{HANDOVER.change}</Button>
        </div>
      )}
    </Sheet>
  );
}

function Planned({
  planned,
  rows,
  names,
}: {
  readonly planned: readonly PlannedRow[];
  readonly rows: readonly HeldRow[];
  readonly names: ReadonlyMap<string, string>;
}): ReactElement {
  const counts = new Map<string, number>();
  for (const { toUserId } of planned)
    if (toUserId !== null) counts.set(toUserId, (counts.get(toUserId) ?? 0) + 1);
  const numbers = new Map(rows.map(({ subjectId, caseNumber }) => [subjectId, caseNumber]));
  const staying = planned.filter(({ toUserId }) => toUserId === null);
  return (
    <>
      {counts.size === 0 ? <p>{HANDOVER.nothingGoes}</p> : null}
      <ul className={styles['shares']}>
        {[...counts].map(([userId, count]) => (
          <li key={userId}>{HANDOVER.goes(names.get(userId) ?? '', count)}</li>
        ))}
      </ul>
      {staying.length === 0 ? null : (
        <section>
          <h3>{HANDOVER.stays(staying.length)}</h3>
          <ul className={styles['shares']}>
            {staying.map(({ subjectId, obstacle }) => (
              <li key={subjectId}>
                {numbers.get(subjectId)} <small>{reasonWords(obstacle)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
