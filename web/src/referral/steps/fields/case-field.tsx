import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { foundQuery } from '../../../search/found-query';
import { STEP_SHEETS } from '../../../texts/steps';
import { ChoiceField } from '../../../ui/choice-field';
import { Field } from '../../../ui/field';
import { useSettled } from '../../../ui/use-settled';

/** Nothing is looked for while it is being typed, for each search is on record. */
const STILL_MS = 500;
/** With fewer characters than these one would read through half the cases of a year. */
const LEAST = 4;

/** Another case, found by its number. */
export function CaseField({
  label,
  hint = STEP_SHEETS.caseHint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (caseId: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), STILL_MS);
  const { data } = useQuery({ ...foundQuery(q), enabled: q.length >= LEAST });
  const options = (data?.items ?? []).map(({ id, number }) => ({ code: id, label: number }));
  return (
    <div>
      <Field label={label} hint={hint} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {options.length === 0 ? null : (
        <ChoiceField
          label={STEP_SHEETS.foundCases}
          options={options}
          value={value === '' ? null : value}
          onChange={onChange}
        />
      )}
    </div>
  );
}
