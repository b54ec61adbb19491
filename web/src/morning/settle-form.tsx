import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useCommand } from '../api/use-command';
import { MORNING } from '../texts/morning';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { WordsField } from '../ui/words-field';
import type { CallFormProps } from './call-pane';
import { StepProblem } from './problem';

/** Whoever went there settled it: what was found is what the call says, unless it is put otherwise. */
export function SettleForm({ call, onDone }: CallFormProps): ReactElement {
  const [facts, setFacts] = useState(call.narrative);
  const [agreed, setAgreed] = useState('');
  const [recording, setRecording] = useState('');
  const settle = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/cases/{id}/settlement', {
          params: { path: { id: call.id }, header: { ...header, 'If-Match': `"${call.version}"` } },
          body: {
            facts: facts.trim(),
            agreedText: agreed.trim(),
            applicantAttitude: 'agreed',
            respondentAttitude: 'agreed',
            ...(recording.trim() === ''
              ? { oralAgreementRecord: agreed.trim() }
              : { recordingNumber: recording.trim() }),
          },
        }),
      ),
    ({ number, state }) =>
      onDone(state === 'closed' ? MORNING.done.settle(number) : MORNING.done.held(number)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    settle.give();
  };
  return (
    <form className={card['form']} onSubmit={submit} aria-label={MORNING.settleTitle}>
      <StepProblem problem={settle.problem} />
      <Field
        label={MORNING.agreed}
        hint={MORNING.agreedHint}
        value={agreed}
        onChange={(event) => setAgreed(event.target.value)}
        autoFocus
        required
      />
      <Field
        label={MORNING.recording}
        hint={MORNING.recordingHint}
        value={recording}
        onChange={(event) => setRecording(event.target.value)}
      />
      <WordsField label={MORNING.facts} value={facts} onChange={setFacts} required />
      <Button look="main" type="submit" busy={settle.isUnderWay}>
        {MORNING.doSettle}
      </Button>
    </form>
  );
}
