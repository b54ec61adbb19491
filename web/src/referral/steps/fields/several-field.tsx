import type { ReactElement } from 'react';
import type { Option } from '../../../ui/choice-field';
import styles from '../../referral.module.css';

/** Any number of a few, each with a box. */
export function SeveralField({
  label,
  hint,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}): ReactElement {
  return (
    <fieldset className={styles['several']}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p>{hint}</p>}
      {options.map(({ code, label: word }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={value.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, code] : value.filter((each) => each !== code))
            }
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
