import { type ReactElement, useId } from 'react';
import type { Call } from '../morning/calls-query';
import { SETTLE } from '../texts/settle';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import cards from '../ui/radio-cards.module.css';
import styles from './scene.module.css';

const FIRST_SHOWN = 4;

/** The calls of the station that nobody has dealt with, the newest first, each one tap away; or none of them. */
export function CallPicker({
  calls,
  chosen,
  showsAll,
  onShowAll,
  onChoose,
}: {
  readonly calls: readonly Call[];
  /** Of the call; null: none of them. */
  readonly chosen: string | null;
  readonly showsAll: boolean;
  readonly onShowAll: () => void;
  readonly onChoose: (call: Call | null) => void;
}): ReactElement {
  const name = useId();
  const now = useNow();
  const shown = showsAll ? calls : calls.slice(0, FIRST_SHOWN);
  return (
    <fieldset className={`${cards['cards']} ${styles['calls']}`}>
      <legend>{SETTLE.calls}</legend>
      {shown.map((call) => (
        <label key={call.id}>
          <input type="radio" name={name} checked={chosen === call.id} onChange={() => onChoose(call)} />
          <span>
            <b>{call.narrative}</b>
            <small>
              {calendarWords(call.registeredAt, now)}
              {call.placeText === null ? '' : ` · ${call.placeText}`}
            </small>
          </span>
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
        <span>{SETTLE.byHand}</span>
      </label>
      {shown.length < calls.length ? (
        <Button look="quiet" onClick={onShowAll}>
          {SETTLE.moreCalls(calls.length - shown.length)}
        </Button>
      ) : null}
    </fieldset>
  );
}
