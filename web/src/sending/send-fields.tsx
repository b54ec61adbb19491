import { lazy, type ReactElement, Suspense } from 'react';
import { SENDING } from '../texts/sending';
import { ChoiceField, type Option } from '../ui/choice-field';
import { Field } from '../ui/field';
import { WordsField } from '../ui/words-field';
import { useWords } from '../words/words';
import { AgencyChoice } from './agency-choice';
import styles from './sending.module.css';
import { asksWhy, chosenOf, type Grounds, questionsOf, type Ranked, type Sending } from './sending';

/** What stands below the fold, or is asked by few agencies, comes after the list. */
const IntakeQuestions = lazy(async () => ({ default: (await import('./intake-questions')).IntakeQuestions }));
const SendRest = lazy(async () => ({ default: (await import('./send-rest')).SendRest }));

const MANNERS = ['on_camera', 'telephone', 'signature'] as const;

/** To whom it goes, why not to the first, what of the people they are told, and what they are asked. */
export function SendFields({
  ranked,
  sending,
  hasPeople,
  faults,
  onChange,
  isFirst = false,
}: {
  readonly ranked: Ranked;
  readonly sending: Sending;
  readonly hasPeople: boolean;
  readonly faults: { readonly [field: string]: string | undefined };
  readonly onChange: (change: Partial<Sending>) => void;
  /** Whether the agencies are what one came for: their keys work at once. */
  readonly isFirst?: boolean;
}): ReactElement {
  const word = useWords();
  const chosen = chosenOf(ranked, sending);
  const grounds: readonly Option[] = [
    ...MANNERS.map((code) => ({ code, label: SENDING.agreed(word('consent_manner', code)) })),
    ...(chosen?.isPublicOrgan === true ? [{ code: 'statute', label: SENDING.byLaw }] : []),
    { code: 'not_shown', label: SENDING.notShown },
  ];
  return (
    <>
      <AgencyChoice
        suggestions={ranked.suggestions}
        value={chosen?.agencyId ?? null}
        isFirst={isFirst}
        onChoose={(agencyId) =>
          onChange({ agencyId, mode: null, ...(sending.grounds === 'statute' ? { grounds: null } : {}) })
        }
      />
      {chosen === null ? null : (
        <>
          {asksWhy(ranked, sending) ? (
            <>
              <ChoiceField
                label={SENDING.why}
                options={ranked.choiceReasons}
                fault={faults['why']}
                value={sending.why}
                onChange={(why) => onChange({ why })}
              />
              {sending.why === 'other' ? (
                <Field
                  label={SENDING.whyWords}
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
                label={SENDING.consent}
                options={grounds}
                fault={faults['grounds']}
                value={sending.grounds}
                onChange={(code) => onChange({ grounds: code as Grounds })}
              />
              <small className={styles['hint']}>{SENDING.consentHint}</small>
            </>
          ) : null}
          <WordsField
            label={SENDING.request}
            fault={faults['request']}
            value={sending.request}
            onChange={(request) => onChange({ request })}
          />
          <Suspense fallback={null}>
            <IntakeQuestions
              questions={questionsOf(chosen, sending)}
              value={sending.answers}
              onChange={(answers) => onChange({ answers })}
            />
            <SendRest chosen={chosen} sending={sending} hasPeople={hasPeople} onChange={onChange} />
          </Suspense>
        </>
      )}
    </>
  );
}
