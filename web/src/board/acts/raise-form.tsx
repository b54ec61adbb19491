import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { SUPERVISION } from '../../texts/supervision';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { WordsField } from '../../ui/words-field';
import type { BoardLine } from '../board-query';

/** Raises a line to whoever stands over the next area up, who take it up. */
export function RaiseForm({
  line: { id, words, ownerAgencyName },
  onDone,
}: {
  readonly line: BoardLine;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const [reason, setReason] = useState('');
  const raising = useCommand(
    (header) =>
      api.POST('/api/v1/board/lines/{id}/raising', {
        params: { path: { id }, header },
        body: { reason: reason.trim() },
      }),
    onDone,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    raising.give();
  };
  return (
    <form className={card['form']} onSubmit={submit}>
      <p>{SUPERVISION.raiseWhat(words, ownerAgencyName)}</p>
      <WordsField label={SUPERVISION.raiseReason} value={reason} onChange={setReason} required />
      <ProblemSay problem={raising.problem} />
      <Button look="main" type="submit" busy={raising.isUnderWay}>
        {SUPERVISION.raise}
      </Button>
    </form>
  );
}
