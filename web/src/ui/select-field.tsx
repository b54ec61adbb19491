import { Fragment, type ReactElement, useId } from 'react';
import type { Option } from './choice-field';
import styles from './field.module.css';

export interface GroupedOption extends Option {
  /** What the neighbours that have the same stand under together; null where it stands alone. */
  readonly group?: string | null;
}

/** One of many. */
export function SelectField({
  label,
  none,
  options,
  value,
  onChange,
  fault,
  required = false,
}: {
  readonly label: string;
  /** What it says while none is chosen; null where one always is. */
  readonly none: string | null;
  readonly options: readonly GroupedOption[];
  /** Empty: none. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** What is wrong with what is chosen. */
  readonly fault?: string | undefined;
  readonly required?: boolean;
}): ReactElement {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}note`}
        onChange={(event) => onChange(event.target.value)}
      >
        {none === null ? null : <option value="">{none}</option>}
        {groupsOf(options).map(({ group, members }) => {
          const drawn = members.map(({ code, label: word }) => (
            <option key={code} value={code}>
              {word}
            </option>
          ));
          const [{ code: first } = { code: '' }] = members;
          return group === null || members.length === 1 ? (
            <Fragment key={first}>{drawn}</Fragment>
          ) : (
            <optgroup key={first} label={group}>
              {drawn}
            </optgroup>
          );
        })}
      </select>
      {fault === undefined ? null : (
        <p id={`${id}note`} className={styles['fault']}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface Group {
  readonly group: string | null;
  readonly members: GroupedOption[];
}

function groupsOf(options: readonly GroupedOption[]): readonly Group[] {
  const groups: Group[] = [];
  for (const option of options) {
    const { group = null } = option;
    const last = groups.at(-1);
    if (last?.group === group) last.members.push(option);
    else groups.push({ group, members: [option] });
  }
  return groups;
}
