import { type ReactElement, useState } from 'react';
import card from '../../ui/card.module.css';
import { useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import { JointForm } from './joint-form';
import { type Heading, type OfSheet, useJoint } from './joint-query';

/** A step that asks for nothing but a few words. */
export function ReasonSheet({
  joint,
  title,
  label,
  subject,
  version,
  word,
  send,
  done,
  onClose,
  onDone,
}: OfSheet & {
  readonly title: string;
  readonly label: string;
  /** What it is about. */
  readonly subject: string;
  /** That the page has now. */
  readonly version: number;
  /** Where it stands now. */
  readonly word: string;
  readonly send: (header: Heading, text: string) => Promise<unknown>;
  /** What is said once it is done. */
  readonly done: string;
}): ReactElement {
  const [text, setText] = useState('');
  const taking = useJoint(joint, useRead(version), { send, onDone: () => onDone(done) });
  return (
    <JointForm
      title={title}
      onClose={onClose}
      taking={taking}
      word={word}
      isWhole={text.trim().length > 1}
      onSubmit={() => taking.give(text.trim())}
    >
      <p className={card['words']}>{subject}</p>
      <WordsField label={label} value={text} onChange={setText} required autoFocus />
    </JointForm>
  );
}
