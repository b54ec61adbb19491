import { type FormEvent, type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { BULK } from '../../texts/bulk';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import { dueFault } from '../../supervision/due-fault';
import type { BoardFilter } from '../board-query';
import { type BulkKind, bulkPath } from './bulk-queries';
import { BulkFields, EMPTY, isWhole, paramsOf, type Written } from './bulk-fields';

/** The lines that are meant: ticked one by one, or all that the board shows. */
export type Meant =
  | { readonly lineIds: readonly string[]; readonly count: number }
  | { readonly filter: BoardFilter; readonly count: number };

/** What is asked of each line; from here it is tried, and nothing is done yet. */
export function BulkSheet({
  act,
  meant,
  onClose,
}: {
  readonly act: BulkKind;
  readonly meant: Meant;
  readonly onClose: () => void;
}): ReactElement {
  const navigate = useNavigate();
  const [written, setWritten] = useState<Written>(EMPTY);
  const lines = 'filter' in meant ? { filter: meant.filter } : { lineIds: [...meant.lineIds] };
  const asking = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/board/bulk-acts', {
          params: { header },
          body: { act, ...lines, ...paramsOf(act, written) },
        }),
      ),
    ({ id }) => navigate(bulkPath(id)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    asking.give();
  };
  return (
    <Sheet title={BULK.title(BULK.acts[act])} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        <p>{BULK.about[act]}</p>
        <BulkFields
          act={act}
          written={written}
          dueFault={dueFault(asking.problem, 'order.dueAt')}
          onChange={setWritten}
        />
        <ProblemSay problem={asking.problem} />
        <p>{BULK.tryHint}</p>
        <Button look="main" type="submit" busy={asking.isUnderWay} disabled={!isWhole(act, written)}>
          {BULK.try(meant.count)}
        </Button>
      </form>
    </Sheet>
  );
}
