import { type ReactElement, useId, useState } from 'react';
import type { Views } from '../../api/client';
import { SEND } from '../../texts/send';
import { Button } from '../../ui/button';
import styles from './send.module.css';

type Suggestion = Views['RoutingSuggestionView'];

const AT_FIRST = 3;

/** The agencies in the order of the rules, each with what speaks for and against it; those that may not be chosen say why. */
export function AgencyList({
  suggestions,
  value,
  onChange,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly value: string | null;
  readonly onChange: (agencyId: string) => void;
}): ReactElement {
  const name = useId();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? suggestions : suggestions.slice(0, AT_FIRST);
  return (
    <fieldset className={styles['agencies']}>
      <legend>{SEND.to}</legend>
      {suggestions.length === 0 ? <p>{SEND.nobody}</p> : null}
      {shown.map((each) => (
        <label key={each.agencyId} className={each.eligible ? undefined : styles['not']}>
          <input
            type="radio"
            name={name}
            checked={value === each.agencyId}
            disabled={!each.eligible}
            onChange={() => onChange(each.agencyId)}
          />
          <span className={styles['agency']}>
            <b>{each.agencyName}</b>
            <small>
              {each.kindLabel} · {SEND.open(each.openReferrals, each.capacity)}
              {each.dutyPhone === null ? '' : ` · ${SEND.duty(each.dutyPhone)}`}
            </small>
            {each.reasons.map(({ code, text }) => (
              <span key={code} className={styles['for']}>
                {text}
              </span>
            ))}
            {each.warnings.map(({ code, text }) => (
              <span key={code} className={styles['against']}>
                {text}
              </span>
            ))}
          </span>
        </label>
      ))}
      {isAll || suggestions.length <= AT_FIRST ? null : (
        <Button look="quiet" onClick={() => setAll(true)}>
          {SEND.more(suggestions.length - AT_FIRST)}
        </Button>
      )}
    </fieldset>
  );
}
