import { type ReactElement, useId } from 'react';
import type { Option } from './choice-field';
import styles from './choice-field.module.css';

/** Any of a few, all in sight and each one tap away. */
export function ChecksField({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      {options.map(({ code, label: word }) => (
        <label key={code}>
          <input
            type="checkbox"
            name={name}
            checked={value.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, code] : value.filter((other) => other !== code))
            }
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
