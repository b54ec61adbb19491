import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { SENDING } from '../texts/sending';
import { Button } from '../ui/button';
import cards from '../ui/radio-cards.module.css';
import { useIsDesk } from '../ui/use-is-desk';
import styles from './sending.module.css';
import { ableOf, firstOf, type Suggestion } from './sending';

const AT_FIRST = 6;
const MOST_REASONS = 3;

/**
 * The agencies that could take it, best first and each with why; by arrow keys, or by their numbers, which is said while they
 * work. The one that is proposed is marked: it need not be the first. Those that may not be chosen are folded below, with why.
 */
export function AgencyChoice({
  legend = SENDING.agencies,
  suggestions,
  value,
  onChoose,
  isFirst = false,
}: {
  readonly legend?: string;
  readonly suggestions: readonly Suggestion[];
  readonly value: string | null;
  readonly onChoose: (agencyId: string) => void;
  /** Whether it is what one came for: the keys work at once. */
  readonly isFirst?: boolean;
}): ReactElement {
  const name = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    if (isFirst) (list.current?.querySelector('input:checked') as HTMLInputElement | null)?.focus();
  }, [isFirst]);
  const hasKeys = useIsDesk();
  const able = ableOf(suggestions);
  const proposed = firstOf(suggestions);
  const shown = isWhole ? able : able.slice(0, AT_FIRST);
  const onKey = (event: KeyboardEvent): void => {
    const suggestion = /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined;
    if (suggestion === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(suggestion.agencyId);
    list.current?.querySelectorAll('input')[Number(event.key) - 1]?.focus();
  };
  return (
    <>
      <fieldset ref={list} className={`${cards['cards']} ${styles['agencies']}`} onKeyDown={onKey}>
        <legend>{legend}</legend>
        {able.length === 0 ? <small>{SENDING.nobody}</small> : null}
        {able.length > 1 && hasKeys ? <small className={styles['keys']}>{SENDING.keys}</small> : null}
        {shown.map((suggestion, index) => (
          <label key={suggestion.agencyId}>
            <input
              type="radio"
              name={name}
              checked={suggestion.agencyId === value}
              onChange={() => onChoose(suggestion.agencyId)}
            />
            <span>
              <b>
                <kbd>{index + 1}</kbd> {suggestion.agencyName}
                {suggestion === proposed ? <mark>{SENDING.proposed}</mark> : null}
              </b>
              <small>{notesOf(suggestion).join(' · ')}</small>
              {suggestion.warnings.map(({ code, text }) => (
                <em key={code}>{text}</em>
              ))}
            </span>
          </label>
        ))}
        {shown.length === able.length ? null : (
          <Button look="quiet" onClick={() => setIsWhole(true)}>
            {SENDING.more(able.length - shown.length)}
          </Button>
        )}
      </fieldset>
      <Unable suggestions={suggestions.filter(({ eligible }) => !eligible)} />
    </>
  );
}

function Unable({ suggestions }: { readonly suggestions: readonly Suggestion[] }): ReactElement | null {
  if (suggestions.length === 0) return null;
  return (
    <details>
      <summary>{SENDING.notAble(suggestions.length)}</summary>
      <ul className={styles['unable']}>
        {suggestions.map(({ agencyId, agencyName, warnings }) => (
          <li key={agencyId}>
            {agencyName}：{warnings.map(({ text }) => text).join('；')}
          </li>
        ))}
      </ul>
    </details>
  );
}

function notesOf({ reasons, openReferrals, capacity, mode, viaAgencyId, dutyPhone }: Suggestion): string[] {
  return [
    ...(mode === 'co_handle' ? [SENDING.supports] : []),
    ...(mode === 'consult' ? [SENDING.asked] : []),
    ...(viaAgencyId === null ? [] : [SENDING.via]),
    // How much it has is told for every agency, whether it spoke for or against it.
    ...reasons
      .filter(({ code }) => code !== 'load')
      .slice(0, MOST_REASONS)
      .map(({ text }) => text),
    SENDING.load(openReferrals, capacity),
    ...(dutyPhone === null ? [] : [SENDING.duty(dutyPhone)]),
  ];
}
