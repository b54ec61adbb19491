import { type FormEvent, type ReactElement, useState } from 'react';
import { JOINT } from '../../texts/joint';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import { WordsField } from '../../ui/words-field';
import { type Heading, type OfSheet, useJoint } from './joint-query';

/** A step that asks for nothing but a few words. */
export function ReasonSheet({
  joint,
  title,
  label,
  subject,
  version,
  send,
  done,
  onClose,
  onDone,
}: OfSheet & {
  readonly title: string;
  readonly label: string;
  /** What it is about. */
  readonly subject: string;
  readonly version: number;
  readonly send: (header: Heading, text: string) => Promise<unknown>;
  /** What is said once it is done. */
  readonly done: string;
}): ReactElement {
  const [text, setText] = useState('');
  const { give, isUnderWay, problem } = useJoint(joint, version, { send, onDone: () => onDone(done) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give(text.trim());
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        <p className={card['words']}>{subject}</p>
        <WordsField label={label} value={text} onChange={setText} required autoFocus />
        <ProblemSay problem={problem} onReload={onClose} />
        <Button look="main" type="submit" busy={isUnderWay} disabled={text.trim().length < 2}>
          {JOINT.save}
        </Button>
      </form>
    </Sheet>
  );
}
