import { type ReactElement, useId } from 'react';
import styles from './field.module.css';

/** A few sentences, with their label. */
export function WordsField({
  label,
  hint,
  fault,
  value,
  onChange,
  required = false,
  autoFocus = false,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}): ReactElement {
  const id = useId();
  const noteId = `${id}note`;
  const note = fault ?? hint;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {/* As in `Field`; here it also keeps what is written out of the tab's own history, which outlives the page. */}
      <textarea
        autoComplete="off"
        id={id}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required={required}
        autoFocus={autoFocus}
        aria-invalid={fault !== undefined}
        aria-describedby={note === undefined ? undefined : noteId}
      />
      {note === undefined ? null : (
        <p id={noteId} className={fault === undefined ? styles['hint'] : styles['fault']}>
          {note}
        </p>
      )}
    </div>
  );
}
