import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { MORNING } from '../texts/morning';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { WordsField } from '../ui/words-field';
import type { CallFormProps } from './call-pane';
import { CallStepSay, type CallStepSending, useCallStep } from './call-step';
import type { Call } from './calls-query';

interface Told {
  readonly facts: string;
  readonly agreed: string;
  readonly recording: string;
}

/** Nobody has looked at it since: settled on the scene. Somebody has: it ends as what the two have agreed between themselves. */
function ending({ state }: Call, params: CallStepSending, { facts, agreed, recording }: Told) {
  if (state !== 'registered') {
    const body = { outcome: 'self_settled' as const, note: agreed.trim() };
    return api.POST('/api/v1/cases/{id}/closure', { params, body });
  }
  const proof =
    recording.trim() === '' ? { oralAgreementRecord: agreed.trim() } : { recordingNumber: recording.trim() };
  const attitudes = { applicantAttitude: 'agreed', respondentAttitude: 'agreed' } as const;
  const body = { facts: facts.trim(), agreedText: agreed.trim(), ...attitudes, ...proof };
  return api.POST('/api/v1/cases/{id}/settlement', { params, body });
}

/** Whoever went there settled it: what was found is what the call says, unless it is put otherwise. */
export function SettleForm({ call, agencyId, onDone }: CallFormProps): ReactElement {
  const [ownFacts, setOwnFacts] = useState<string | null>(null);
  const [agreed, setAgreed] = useState('');
  const [recording, setRecording] = useState('');
  const settle = useCallStep(
    call,
    (params, asRead) =>
      bodyOf(ending(asRead, params, { facts: ownFacts ?? asRead.narrative, agreed, recording })),
    ({ number, state }) =>
      onDone(state === 'closed' ? MORNING.done.settle(number) : MORNING.done.held(number)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    settle.command.give();
  };
  return (
    <form className={card['form']} onSubmit={submit} aria-label={MORNING.settleTitle}>
      <CallStepSay taking={settle} call={call} agencyId={agencyId} />
      <Field
        label={MORNING.agreed}
        hint={MORNING.agreedHint}
        value={agreed}
        onChange={(event) => setAgreed(event.target.value)}
        autoFocus
        required
      />
      {settle.asRead.state === 'registered' ? (
        <>
          <Field
            label={MORNING.recording}
            hint={MORNING.recordingHint}
            value={recording}
            onChange={(event) => setRecording(event.target.value)}
          />
          <WordsField
            label={MORNING.facts}
            value={ownFacts ?? settle.asRead.narrative}
            onChange={setOwnFacts}
            required
          />
        </>
      ) : null}
      <Button look="main" type="submit" busy={settle.command.isUnderWay}>
        {MORNING.doSettle}
      </Button>
    </form>
  );
}
