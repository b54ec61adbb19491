import type { ReactElement } from 'react';
import { SETTLE } from '../texts/settle';
import card from '../ui/card.module.css';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import { WordsField } from '../ui/words-field';
import { useOptions, useWords } from '../words/words';
import type { OnTheSpot } from './settling';

/** What a settlement says besides its sentence: as it mostly is, in sight, and changed where it is not so. */
export function SettlementFields({
  typed,
  put,
}: {
  readonly typed: OnTheSpot;
  readonly put: (change: Partial<OnTheSpot>) => void;
}): ReactElement {
  const word = useWords();
  const attitudes = useOptions('attitude');
  const { applicant, respondent, recording } = typed;
  return (
    <details>
      <summary>
        {SETTLE.more}（{SETTLE.attitudes(word('attitude', applicant), word('attitude', respondent))}）
      </summary>
      <div className={card['form']}>
        <WordsField label={SETTLE.found} value={typed.found} onChange={(found) => put({ found })} />
        <ChoiceField
          label={SETTLE.applicant}
          options={attitudes}
          value={applicant}
          onChange={(code) => put({ applicant: code as OnTheSpot['applicant'] })}
        />
        <ChoiceField
          label={SETTLE.respondent}
          options={attitudes}
          value={respondent}
          onChange={(code) => put({ respondent: code as OnTheSpot['respondent'] })}
        />
        <Field
          label={SETTLE.recording}
          hint={SETTLE.recordingHint}
          value={recording}
          onChange={(event) => put({ recording: event.target.value })}
          autoComplete="off"
        />
      </div>
    </details>
  );
}
