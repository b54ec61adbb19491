import { type ReactElement, useId } from 'react';
import type { Views } from '../../api/client';
import { ACTS } from '../../texts/board';
import styles from '../board.module.css';

type Suggestion = Views['RoutingSuggestionView'];
const REASONS_SHOWN = 3;

/** One agency out of the ranked list, each with what speaks for it; those that may not be chosen are folded below, with why. */
export function AgencyChoice({
  suggestions,
  value,
  onChange,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly value: string | null;
  readonly onChange: (agencyId: string) => void;
}): ReactElement {
  const name = useId();
  const eligible = suggestions.filter((each) => each.eligible);
  const unfit = suggestions.filter((each) => !each.eligible);
  return (
    <fieldset className={styles['agencies']}>
      <legend>{ACTS.rerouteTo}</legend>
      {eligible.map((suggestion, index) => (
        <label key={suggestion.agencyId} className={styles['agency']}>
          <input
            type="radio"
            name={name}
            checked={value === suggestion.agencyId}
            onChange={() => onChange(suggestion.agencyId)}
          />
          <span>
            <b>{suggestion.agencyName}</b>
            {index === 0 ? <em>{ACTS.first}</em> : null}
            <small>
              {ACTS.suggestion(suggestion.openReferrals, suggestion.capacity)} · {saidOf(suggestion)}
            </small>
          </span>
        </label>
      ))}
      {unfit.length === 0 ? null : (
        <details>
          <summary>{ACTS.unfit}</summary>
          <ul>
            {unfit.map((suggestion) => (
              <li key={suggestion.agencyId}>
                {suggestion.agencyName} <small>{saidOf(suggestion)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

/** What must be minded comes before what speaks for it. */
function saidOf({ warnings, reasons }: Suggestion): string {
  return [...warnings, ...reasons]
    .slice(0, REASONS_SHOWN)
    .map(({ text }) => text)
    .join('；');
}
