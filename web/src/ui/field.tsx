import { type InputHTMLAttributes, type ReactElement, useId } from 'react';
import styles from './field.module.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what stands in it. */
  readonly fault?: string | undefined;
}

/** An input with its label, told to assistive technology together with its hint and its fault. */
export function Field({ label, hint, fault, ...input }: FieldProps): ReactElement {
  const id = useId();
  const noteId = `${id}note`;
  const note = fault ?? hint;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {/* What is written of people must not stay in the browser's own memory of forms; who wants it to says so. */}
      <input
        autoComplete="off"
        {...input}
        id={id}
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
