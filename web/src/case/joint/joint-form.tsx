import type { FormEvent, ReactElement, ReactNode } from 'react';
import { JOINT } from '../../texts/joint';
import { fieldWords } from '../../texts/problems';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { MovedOn } from '../../ui/moved-on';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import type { Taking } from './joint-query';

/**
 * What is done in a joint case, as a form over the page. It is sent on what was read when it was opened; where somebody was faster, that is
 * said with their name, what was typed stays, and it is sent on the newer one only by pressing again.
 */
export function JointForm({
  title,
  onClose,
  ...form
}: Parameters<typeof Fields>[0] & {
  readonly title: string;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Sheet title={title} onClose={onClose}>
      <Fields {...form} />
    </Sheet>
  );
}

/** The same without the sheet. */
export function Fields({
  taking: { read, look, isUnderWay, problem },
  word = '',
  isWhole,
  onSubmit,
  children,
}: {
  readonly taking: Pick<Taking, 'read' | 'look' | 'isUnderWay' | 'problem'>;
  /** Where what it is about stands now; left out for what is new. */
  readonly word?: string;
  readonly isWhole: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={card['form']} onSubmit={submit}>
      {children}
      {problem === null && !isUnderWay ? <MovedOn read={read} word={word} /> : null}
      <ProblemSay problem={problem} onReload={look}>
        {problem?.fields.map((field) => (
          <p key={field.path}>{fieldWords(field)}</p>
        ))}
      </ProblemSay>
      <Button look="main" type="submit" busy={isUnderWay || read.isReading} disabled={!isWhole}>
        {JOINT.save}
      </Button>
    </form>
  );
}
