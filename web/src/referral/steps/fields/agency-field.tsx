import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { api, bodyOf } from '../../../api/client';
import { STEP_SHEETS } from '../../../texts/steps';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import styles from '../../referral.module.css';

const SHOWN = 6;

/** An agency, found by a part of its name. @param without agencies that cannot be meant */
export function AgencyField({
  label,
  hint = STEP_SHEETS.agencyHint,
  optional,
  value,
  without,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional: boolean;
  /** Its id; empty while none has been chosen. */
  readonly value: string;
  readonly without: readonly string[];
  readonly onChange: (id: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['agencies', q],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies', { params: { query: { q, limit: SHOWN } } })),
    enabled: q !== '' && value === '',
    staleTime: 60_000,
  });
  if (value !== '') {
    return (
      <div className={styles['chosen']}>
        <b>{label}</b>
        <span>{name}</span>
        <Button look="quiet" onClick={() => onChange('')}>
          {STEP_SHEETS.otherAgency}
        </Button>
      </div>
    );
  }
  const found = (q === '' ? [] : (data?.items ?? [])).filter(({ id }) => !without.includes(id));
  return (
    <div>
      <Field
        label={label}
        hint={data !== undefined && q !== '' && found.length === 0 ? STEP_SHEETS.noAgency : hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        type="search"
        autoComplete="off"
        required={!optional}
      />
      <ul className={styles['found']} aria-label={STEP_SHEETS.foundAgencies}>
        {found.map((agency) => (
          <li key={agency.id}>
            <Button
              onClick={() => {
                setName(agency.name);
                onChange(agency.id);
              }}
            >
              {agency.name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
