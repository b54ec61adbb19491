import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { type CommandHeader, ifMatch, useCommand } from '../api/use-command';
import { MORNING } from '../texts/morning';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { ProblemSay } from '../ui/problem-say';
import { WordsField } from '../ui/words-field';
import type { CallFormProps } from './call-pane';
import type { Call } from './calls-query';

interface Told {
  readonly facts: string;
  readonly agreed: string;
  readonly recording: string;
}

/** Nobody has looked at it since: settled on the scene. Somebody has: it ends as what the two have agreed between themselves. */
function ending({ id, version, state }: Call, key: CommandHeader, { facts, agreed, recording }: Told) {
  const params = { path: { id }, header: { ...key, ...ifMatch(version) } };
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
export function SettleForm({ call, onDone }: CallFormProps): ReactElement {
  const [facts, setFacts] = useState(call.narrative);
  const [agreed, setAgreed] = useState('');
  const [recording, setRecording] = useState('');
  const settle = useCommand(
    (header) => bodyOf(ending(call, header, { facts, agreed, recording })),
    ({ number, state }) =>
      onDone(state === 'closed' ? MORNING.done.settle(number) : MORNING.done.held(number)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    settle.give();
  };
  return (
    <form className={card['form']} onSubmit={submit} aria-label={MORNING.settleTitle}>
      <ProblemSay problem={settle.problem} />
      <Field
        label={MORNING.agreed}
        hint={MORNING.agreedHint}
        value={agreed}
        onChange={(event) => setAgreed(event.target.value)}
        autoFocus
        required
      />
      {call.state === 'registered' ? (
        <>
          <Field
            label={MORNING.recording}
            hint={MORNING.recordingHint}
            value={recording}
            onChange={(event) => setRecording(event.target.value)}
          />
          <WordsField label={MORNING.facts} value={facts} onChange={setFacts} required />
        </>
      ) : null}
      <Button look="main" type="submit" busy={settle.isUnderWay}>
        {MORNING.doSettle}
      </Button>
    </form>
  );
}
