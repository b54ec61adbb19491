import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { api, bodyOf } from '../../../api/client';
import { STEP_SHEETS } from '../../../texts/steps';
import { ChoiceField } from '../../../ui/choice-field';
import { Field } from '../../../ui/field';

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
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['cases', 'search', q],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/search', { params: { query: { q } } })),
    enabled: q !== '',
    staleTime: 30_000,
  });
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
