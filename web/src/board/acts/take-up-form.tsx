import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { BOARD_ACTS } from '../../texts/board';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { WordsField } from '../../ui/words-field';

/** What is late, and the step that told of it. */
export interface TakenUp {
  readonly words: string;
  readonly ownerAgencyName: string;
  readonly escalation: {
    readonly id: string;
    /** Why somebody raised it by hand, and who did; neither for a step of the ladder. */
    readonly reason?: string | null;
    readonly raisedByName?: string | null;
  } | null;
}

/** Takes up what somebody was told is late: it stops nagging the others. */
export function TakeUpForm({
  line: { words, ownerAgencyName, escalation },
  onDone,
}: {
  readonly line: TakenUp;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const [note, setNote] = useState('');
  const taking = useCommand(
    (header) =>
      api.POST('/api/v1/escalations/{id}/acknowledgement', {
        params: { path: { id: escalation?.id ?? '' }, header },
        body: note.trim() === '' ? {} : { note: note.trim() },
      }),
    onDone,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    taking.give();
  };
  return (
    <form className={card['form']} onSubmit={submit}>
      {escalation?.reason == null ? (
        <p>{BOARD_ACTS.takeUpWhat(words, ownerAgencyName)}</p>
      ) : (
        <p>
          {BOARD_ACTS.raisedWhat(words, ownerAgencyName, escalation.raisedByName ?? '', escalation.reason)}
        </p>
      )}
      <WordsField label={BOARD_ACTS.plan} hint={BOARD_ACTS.takeUpAfter} value={note} onChange={setNote} />
      <ProblemSay problem={taking.problem} />
      <Button look="main" type="submit" busy={taking.isUnderWay}>
        {BOARD_ACTS.takeUp}
      </Button>
    </form>
  );
}
