import { type ReactElement, useId } from 'react';
import type { Option } from './choice-field';
import styles from './pick.module.css';

/** Narrows a list to one of many, or to none of them in particular: the empty code. */
export function Pick({
  label,
  every,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  /** What it is called when nothing is picked; null where one always is. */
  readonly every: string | null;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className={styles['pick']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {every === null ? null : <option value="">{every}</option>}
        {options.map(({ code, label: word }) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
