import { type KeyboardEvent, type ReactElement, useId } from 'react';
import { REGISTERING } from '../texts/registering';
import { ableOf, chosenOf, type Ranked, type Sending, type Suggestion } from './sending';
import styles from './registering.module.css';

const MOST_SHOWN = 6;
const MOST_REASONS = 3;

/** The agencies that could take it, best first and each with why; by arrow keys, or by their numbers. */
export function AgencyChoice({
  ranked,
  sending,
  onChoose,
}: {
  readonly ranked: Ranked;
  readonly sending: Sending;
  readonly onChoose: (agencyId: string) => void;
}): ReactElement {
  const name = useId();
  const able = ableOf(ranked).slice(0, MOST_SHOWN);
  const unable = ranked.suggestions.filter(({ eligible }) => !eligible);
  const chosen = chosenOf(ranked, sending);
  const onKey = (event: KeyboardEvent): void => {
    const suggestion = /^[1-9]$/.test(event.key) ? able[Number(event.key) - 1] : undefined;
    if (suggestion === undefined) return;
    event.preventDefault();
    onChoose(suggestion.agencyId);
  };
  return (
    <>
      <fieldset className={styles['agencies']} onKeyDown={onKey}>
        <legend>{REGISTERING.agencies}</legend>
        <small>{able.length === 0 ? REGISTERING.nobody : REGISTERING.agenciesHint}</small>
        {able.map((suggestion, index) => (
          <label key={suggestion.agencyId}>
            <input
              type="radio"
              name={name}
              checked={suggestion === chosen}
              onChange={() => onChoose(suggestion.agencyId)}
            />
            <span>
              <b>
                <kbd>{index + 1}</kbd> {suggestion.agencyName}
              </b>
              <small>{notesOf(suggestion).join(' · ')}</small>
              {suggestion.warnings.map(({ code, text }) => (
                <em key={code}>{text}</em>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
      {unable.length === 0 ? null : (
        <details>
          <summary>{REGISTERING.notAble(unable.length)}</summary>
          <ul className={styles['unable']}>
            {unable.map(({ agencyId, agencyName, warnings }) => (
              <li key={agencyId}>
                {agencyName}：{warnings.map(({ text }) => text).join('；')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function notesOf({ reasons, openReferrals, mode, viaAgencyId }: Suggestion): string[] {
  return [
    ...(mode === 'co_handle' ? [REGISTERING.supports] : []),
    ...(mode === 'consult' ? [REGISTERING.asked] : []),
    ...(viaAgencyId === null ? [] : [REGISTERING.via]),
    ...reasons.slice(0, MOST_REASONS).map(({ text }) => text),
    REGISTERING.load(openReferrals),
  ];
}
