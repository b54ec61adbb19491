import { type ReactElement, useId } from 'react';
import styles from './choice-field.module.css';

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** One of a few, all in sight and each one tap away. */
export function ChoiceField({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (code: string) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      {options.map(({ code, label: word }) => (
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
    </fieldset>
  );
}
