import { type ReactElement, useId, useState } from 'react';
import { SHELL } from '../texts/shell';
import styles from './choice-field.module.css';

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** One of a few, each one tap away; where most are seldom meant, the likely ones are in sight and the others one tap further. */
export function ChoiceField({
  label,
  options,
  likely,
  fault,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly likely?: readonly string[] | undefined;
  /** What is wrong with what is chosen. */
  readonly fault?: string | undefined;
  readonly value: string | null;
  readonly onChange: (code: string) => void;
}): ReactElement {
  const name = useId();
  const noteId = `${name}note`;
  const [showsAll, setShowsAll] = useState(likely === undefined);
  const isShown = ({ code }: Option): boolean =>
    showsAll || likely?.includes(code) === true || code === value;
  const shown = likely === undefined ? options : inOrder(options.filter(isShown), likely);
  return (
    <fieldset
      className={styles['choice']}
      data-fault={fault === undefined ? undefined : ''}
      aria-describedby={fault === undefined ? undefined : noteId}
    >
      <legend>{label}</legend>
      {shown.map(({ code, label: word }) => (
        <label key={code}>
          <input
            type="radio"
            name={name}
            value={code}
            checked={value === code}
            onChange={() => onChange(code)}
            required
          />
          <span>{word}</span>
        </label>
      ))}
      {shown.length < options.length ? (
        <button type="button" className={styles['others']} onClick={() => setShowsAll(true)}>
          {SHELL.more}
        </button>
      ) : null}
      {fault === undefined ? null : (
        <p id={noteId} role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** The likely ones in their own order, what else is shown after them. */
function inOrder(options: readonly Option[], likely: readonly string[]): readonly Option[] {
  const place = ({ code }: Option): number => (likely.includes(code) ? likely.indexOf(code) : likely.length);
  return [...options].sort((a, b) => place(a) - place(b));
}
