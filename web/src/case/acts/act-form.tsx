import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { ACTS } from '../../texts/acts';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { MovedOn } from '../../ui/moved-on';
import { Say } from '../../ui/say';
import { useRead } from '../../ui/use-read';
import { useWords } from '../../words/words';
import { ActProblem } from './act-problem';
import { type Send, type Target, useAct } from './take-act';

/** What a form of an act is given: the case, and what happens when it is done. */
export interface ActProps {
  readonly target: Target;
  /** @param said what is to be told of the result; null where the page tells it by itself */
  readonly onDone: (said?: string) => void;
}

/**
 * One act on a case as a form. It is taken on the version on which it was opened; where somebody was faster, that is said with their name,
 * what was typed stays, and it is taken on the newer one only by pressing again.
 */
export function ActForm<Data>({
  target,
  isWhole = true,
  send,
  onDone,
  tell,
  warning,
  submit = ACTS.submit,
  children,
}: ActProps & {
  readonly isWhole?: boolean;
  readonly send: Send<Data>;
  /** What to say of the answer. */
  readonly tell?: (data: Data) => string;
  /** What will happen, where it is not taken back easily. */
  readonly warning?: string;
  readonly submit?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const read = useRead(target.version);
  const word = useWords();
  const act = useAct<Data>({ id: target.id, version: read.version }, (data) =>
    onDone(tell === undefined || data === undefined ? undefined : tell(data)),
  );
  const press = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (isWhole) act.give(send);
  };
  return (
    <form className={card['form']} onSubmit={press} noValidate>
      {children}
      {warning === undefined ? null : <Say tone="plain">{warning}</Say>}
      {isAsked && !isWhole ? <Say tone="fault">{ACTS.missing}</Say> : null}
      {act.problem === null && !act.isUnderWay ? (
        <MovedOn read={read} word={word('case_state', target.state ?? '')} />
      ) : null}
      {act.problem === null ? null : (
        <ActProblem
          caseId={target.id}
          problem={act.problem}
          onReload={() => {
            const reading = client.invalidateQueries({ queryKey: ['case', target.id] });
            read.look(act.problem?.code === 'version_stale', reading);
            act.forget();
          }}
        />
      )}
      <Button look="main" type="submit" busy={act.isUnderWay || read.isReading}>
        {submit}
      </Button>
    </form>
  );
}
