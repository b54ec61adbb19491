import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Views } from '../../api/client';
import { ADMIN } from '../../texts/admin';
import { useOptions } from '../../words/words';
import { agenciesFoundQuery, areasQuery, calendarsQuery } from './queries';

/** What Ant Design's form hands to a field of its own, and what a filter passes itself. */
export interface FieldParts<T> {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
  readonly label?: string;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a list, found by typing a part of it; with `label` it is named without a form around it. */
export function PickOne({
  options,
  clearable = false,
  none = ADMIN.all,
  label,
  ...rest
}: FieldParts<string | undefined> & {
  readonly options: readonly Choice[];
  readonly clearable?: boolean;
  /** What it means that none is chosen. */
  readonly none?: string;
}): ReactElement {
  return (
    <Select
      {...rest}
      aria-label={label}
      allowClear={clearable}
      placeholder={clearable ? none : undefined}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
    />
  );
}

/** One code of a vocabulary. */
export function PickWord({
  vocabulary,
  ...rest
}: FieldParts<string | undefined> & {
  readonly vocabulary: string;
  readonly clearable?: boolean;
  readonly none?: string;
}): ReactElement {
  const options = useOptions(vocabulary).map(({ code, label }) => ({ value: code, label }));
  return <PickOne {...rest} options={options} />;
}

/** Several codes of a vocabulary. */
export function PickWords({
  vocabulary,
  label,
  ...rest
}: FieldParts<string[]> & { readonly vocabulary: string }): ReactElement {
  const options = useOptions(vocabulary).map(({ code, label: word }) => ({
    value: code,
    label: `${code} ${word}`,
  }));
  return (
    <Select
      {...rest}
      mode="multiple"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  );
}

/** Several codes of a vocabulary whose codes nobody reads. */
export function PickSeveral({
  vocabulary,
  ...rest
}: FieldParts<string[]> & { readonly vocabulary: string }): ReactElement {
  const options = useOptions(vocabulary).map(({ code, label }) => ({ value: code, label }));
  return <Select {...rest} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />;
}

/** An area with the names of those above it, so that two streets of one name are told apart. */
export function PickArea({
  by = 'id',
  ...rest
}: FieldParts<string | undefined> & {
  readonly by?: 'id' | 'code';
  readonly clearable?: boolean;
}): ReactElement {
  const { data = [] } = useQuery(areasQuery);
  return (
    <PickOne {...rest} options={data.map((area) => ({ value: area[by], label: areaWords(area, data) }))} />
  );
}

export function areaWords(area: Views['AreaView'], all: readonly Views['AreaView'][]): string {
  const above = all.filter(({ path }) => area.path.startsWith(`${path}.`));
  return [...above, area].map(({ name }) => name).join(' ');
}

/** An agency, found by its name; the one that is chosen keeps its name while others are looked for. */
export function PickAgency({
  known,
  label,
  clearable = false,
  none = ADMIN.all,
  ...rest
}: FieldParts<string | undefined> & {
  readonly known?: Choice | null;
  readonly clearable?: boolean;
  readonly none?: string;
}): ReactElement {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(known ?? null);
  const { data = [] } = useQuery(agenciesFoundQuery(q));
  const found = data.map(({ id, name }) => ({ value: id, label: name }));
  const missing = chosen !== null && !found.some(({ value }) => value === chosen.value);
  return (
    <Select
      {...rest}
      aria-label={label}
      allowClear={clearable}
      placeholder={clearable ? none : undefined}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={missing ? [chosen, ...found] : found}
      onChange={(value: string | undefined) => {
        setChosen(found.find((one) => one.value === value) ?? null);
        rest.onChange?.(value);
      }}
    />
  );
}

export function PickCalendar(props: FieldParts<string | undefined>): ReactElement {
  const { data = [] } = useQuery(calendarsQuery);
  return <PickOne {...props} options={data.map(({ key, name }) => ({ value: key, label: name }))} />;
}
