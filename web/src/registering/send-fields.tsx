import type { ReactElement } from 'react';
import { REGISTERING } from '../texts/registering';
import { ChoiceField, type Option } from '../ui/choice-field';
import { Field } from '../ui/field';
import { WordsField } from '../ui/words-field';
import { useWords } from '../words/words';
import { AgencyChoice } from './agency-choice';
import styles from './registering.module.css';
import { asksWhy, chosenOf, type Grounds, type Ranked, type Sending } from './sending';

const MANNERS = ['on_camera', 'telephone', 'signature'] as const;

/** To whom it goes, why not to the first, what of the people they are told, and what they are asked. */
export function SendFields({
  ranked,
  sending,
  hasPeople,
  faults,
  onChange,
}: {
  readonly ranked: Ranked;
  readonly sending: Sending;
  readonly hasPeople: boolean;
  readonly faults: { readonly [field: string]: string | undefined };
  readonly onChange: (change: Partial<Sending>) => void;
}): ReactElement {
  const word = useWords();
  const chosen = chosenOf(ranked, sending);
  const grounds: readonly Option[] = [
    ...MANNERS.map((code) => ({ code, label: REGISTERING.agreed(word('consent_manner', code)) })),
    ...(chosen?.isPublicOrgan === true ? [{ code: 'statute', label: REGISTERING.byLaw }] : []),
    { code: 'not_shown', label: REGISTERING.notShown },
  ];
  return (
    <>
      <AgencyChoice
        ranked={ranked}
        sending={sending}
        onChoose={(agencyId) =>
          onChange({ agencyId, ...(sending.grounds === 'statute' ? { grounds: null } : {}) })
        }
      />
      {chosen === null ? null : (
        <>
          {asksWhy(ranked, sending) ? (
            <>
              <ChoiceField
                label={REGISTERING.why}
                options={ranked.choiceReasons}
                value={sending.why}
                onChange={(why) => onChange({ why })}
              />
              <Fault words={faults['why']} />
              {sending.why === 'other' ? (
                <Field
                  label={REGISTERING.whyWords}
                  fault={faults['whyWords']}
                  value={sending.whyWords}
                  onChange={(event) => onChange({ whyWords: event.target.value })}
                />
              ) : null}
            </>
          ) : null}
          {hasPeople ? (
            <>
              <ChoiceField
                label={REGISTERING.consent}
                options={grounds}
                value={sending.grounds}
                onChange={(code) => onChange({ grounds: code as Grounds })}
              />
              <Fault words={faults['grounds']} />
              <small className={styles['hint']}>{REGISTERING.consentHint}</small>
            </>
          ) : null}
          <WordsField
            label={REGISTERING.request}
            fault={faults['request']}
            value={sending.request}
            onChange={(request) => onChange({ request })}
          />
        </>
      )}
    </>
  );
}

function Fault({ words }: { readonly words: string | undefined }): ReactElement | null {
  return words === undefined ? null : (
    <p role="alert" className={styles['fault']}>
      {words}
    </p>
  );
}
