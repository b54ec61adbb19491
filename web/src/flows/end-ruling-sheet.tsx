import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { ifMatch, useCommand } from '../api/use-command';
import { FLOWS } from '../texts/flows';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ProblemSay } from '../ui/problem-say';
import { Sheet } from '../ui/sheet';
import { WordsField } from '../ui/words-field';
import { type DutyRuling, RULINGS_KEY } from './flows-query';

/** Ends a ruling, with the reason, after what that means was said. */
export function EndRulingSheet({
  ruling: { id, version, number },
  onClose,
}: {
  readonly ruling: DutyRuling;
  readonly onClose: () => void;
}): ReactElement {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const readAgain = (): Promise<void> => client.invalidateQueries({ queryKey: RULINGS_KEY });
  const { give, isUnderWay, problem } = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/duty-rulings/{id}/end', {
          params: { path: { id }, header: { ...header, ...ifMatch(version) } },
          body: { reason: reason.trim() },
        }),
      ),
    async () => {
      await readAgain();
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give();
  };
  return (
    <Sheet title={FLOWS.endOf(number)} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        <p>{FLOWS.endWhat}</p>
        <WordsField
          label={FLOWS.endReason}
          hint={FLOWS.endReasonHint}
          value={reason}
          onChange={setReason}
          required
        />
        <ProblemSay problem={problem} onReload={() => void readAgain().then(onClose)} />
        <Button look="main" type="submit" busy={isUnderWay}>
          {FLOWS.endNow}
        </Button>
        <Button onClick={onClose}>{FLOWS.keep}</Button>
      </form>
    </Sheet>
  );
}
