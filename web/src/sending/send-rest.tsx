import { type ReactElement, useState } from 'react';
import { SENDING } from '../texts/sending';
import { ChecksField } from '../ui/checks-field';
import { ChoiceField } from '../ui/choice-field';
import { useOptions } from '../words/words';
import styles from './sending.module.css';
import { isOfPeople } from './people';
import { type Mode, modeOf, type Sending, type Suggestion, tellsWho } from './sending';

/** What is right as it stands most of the time: how they take it, and what of the case they are shown. */
export function SendRest({
  chosen,
  sending,
  hasPeople,
  onChange,
}: {
  readonly chosen: Suggestion;
  readonly sending: Sending;
  readonly hasPeople: boolean;
  readonly onChange: (change: Partial<Sending>) => void;
}): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const isShown = tellsWho(sending, hasPeople);
  const modes = useOptions('referral_mode').filter(({ code }) => code !== 'delegate');
  const fields = useOptions('snapshot_field').filter(({ code }) => isShown || !isOfPeople(code));
  return (
    <details className={styles['rest']} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{SENDING.rest}</summary>
      {isOpen ? (
        <>
          <ChoiceField
            label={SENDING.mode}
            options={modes}
            value={modeOf(chosen, sending)}
            onChange={(mode) => onChange({ mode: mode as Mode })}
          />
          <ChecksField
            label={SENDING.shown}
            options={fields}
            value={sending.fields}
            onChange={(shown) => onChange({ fields: shown })}
          />
        </>
      ) : null}
    </details>
  );
}
