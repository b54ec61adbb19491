import { type ReactElement, useId } from 'react';
import type { Option } from './choice-field';
import styles from './field.module.css';

/** One of many. */
export function SelectField({
  label,
  none,
  options,
  value,
  onChange,
  required = false,
}: {
  readonly label: string;
  /** What it says while none is chosen; null where one always is. */
  readonly none: string | null;
  readonly options: readonly Option[];
  /** Empty: none. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly required?: boolean;
}): ReactElement {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} required={required} onChange={(event) => onChange(event.target.value)}>
        {none === null ? null : <option value="">{none}</option>}
        {options.map(({ code, label: word }) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
