import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { STEPS } from '../../texts/referral';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { MovedOn } from '../../ui/moved-on';
import { ProblemSay } from '../../ui/problem-say';
import { Say } from '../../ui/say';
import { useRead } from '../../ui/use-read';
import { type Referral, referralQuery } from '../referral-query';
import { type Step, useStep } from './take-step';

/**
 * One step of a referral as a form. It is taken on the version on which it was opened; where somebody was faster, that is said
 * with their name, what was typed stays, and it is taken on the newer one only by pressing again.
 */
export function StepForm({
  referral,
  isWhole,
  missing = [],
  step,
  sendWords = STEPS.send,
  onDone,
  children,
}: {
  readonly referral: Referral;
  readonly isWhole: boolean;
  /** What is still to be filled in, by its label. */
  readonly missing?: readonly string[];
  readonly step: Step;
  /** What stands on the button; left out, that it is sent. */
  readonly sendWords?: string;
  readonly onDone: () => void | Promise<void>;
  readonly children: ReactNode;
}): ReactElement {
  const { refetch } = useQuery(referralQuery(referral.id));
  const read = useRead(referral.version);
  const taking = useStep({ id: referral.id, version: read.version }, onDone);
  const [isAsked, setIsAsked] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (isWhole) taking.give(step);
  };

  return (
    <form className={card['form']} onSubmit={submit} noValidate>
      {children}
      {isAsked && !isWhole ? (
        <Say tone="fault">{missing.length === 0 ? STEPS.missing : STEPS.missingOf(missing)}</Say>
      ) : null}
      {taking.problem === null && !taking.isUnderWay ? <MovedOn read={read} word={referral.word} /> : null}
      <ProblemSay
        problem={taking.problem}
        onReload={() => {
          read.look(taking.problem?.code === 'version_stale', refetch());
          taking.forget();
        }}
      />
      <Button look="main" type="submit" busy={taking.isUnderWay || read.isReading}>
        {sendWords}
      </Button>
    </form>
  );
}
