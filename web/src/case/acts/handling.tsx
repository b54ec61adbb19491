import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { membersQuery } from '../../agency/members-query';
import { api, type Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { Say } from '../../ui/say';
import { WordsField } from '../../ui/words-field';
import { useOptions, useWords } from '../../words/words';
import type { Case } from '../case-query';
import { ActForm, type ActProps } from './act-form';

/** What a form is given that is about a case which its reader sees. */
export interface CaseActProps extends ActProps {
  readonly theCase: Case;
}

/** Handles it oneself: the limits of the lane begin. */
export function TakeForm(props: CaseActProps): ReactElement {
  return (
    <ActForm
      {...props}
      send={(params) => api.POST('/api/v1/cases/{id}/taking', { params })}
      warning={ACTS.takeMeans}
      submit={ACTS.names.take}
    />
  );
}

/** Somebody of the custodian is looking at it. */
export function TriageForm(props: CaseActProps): ReactElement {
  return (
    <ActForm
      {...props}
      send={(params) => api.POST('/api/v1/cases/{id}/triage', { params })}
      warning={ACTS.triageMeans}
      submit={ACTS.names.triage}
    />
  );
}

type Contact = Views['RecordContactDto'];

/** A party was reached for. */
export function ContactForm(props: CaseActProps): ReactElement {
  const [contact, setContact] = useState<Partial<Contact>>({});
  const put = (change: object): void => setContact({ ...contact, ...change });
  const { channel, result, role } = contact;
  return (
    <ActForm
      {...props}
      isWhole={channel !== undefined && result !== undefined && role !== undefined}
      send={(params) => api.POST('/api/v1/cases/{id}/contacts', { params, body: contact as Contact })}
    >
      <ChoiceField
        label={ACTS.channel}
        options={useOptions('contact_channel').filter(({ code }) => code !== 'desk')}
        value={channel ?? null}
        onChange={(code) => put({ channel: code })}
      />
      <ChoiceField
        label={ACTS.who}
        options={useOptions('party_role')}
        value={role ?? null}
        onChange={(code) => put({ role: code })}
      />
      <ChoiceField
        label={ACTS.result}
        options={useOptions('contact_result')}
        value={result ?? null}
        onChange={(code) => put({ result: code })}
      />
      <WordsField label={ACTS.said} value={contact.note ?? ''} onChange={(note) => put({ note })} />
    </ActForm>
  );
}

/** How things go: the next word is owed from now on. */
export function ProgressForm(props: CaseActProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={text.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/progress-notes', { params, body: { text: text.trim() } })
      }
    >
      <WordsField
        label={ACTS.progress}
        hint={ACTS.progressHint}
        value={text}
        onChange={setText}
        required
        autoFocus
      />
    </ActForm>
  );
}

type Attitude = Views['SettlementDto']['applicantAttitude'];

/** Settled by whoever came; a rule may hold it for a head's word, and then the case says so. */
export function SettleForm(props: CaseActProps): ReactElement {
  const [facts, setFacts] = useState('');
  const [agreedText, setAgreed] = useState('');
  const [applicant, setApplicant] = useState<string | null>('agreed');
  const [respondent, setRespondent] = useState<string | null>('agreed');
  const [recording, setRecording] = useState('');
  const [oral, setOral] = useState('');
  const [dueOn, setDueOn] = useState('');
  const attitudes = useOptions('attitude');
  const isProven = recording.trim() !== '' || oral.trim() !== '';
  return (
    <ActForm
      {...props}
      isWhole={facts.trim() !== '' && agreedText.trim() !== '' && isProven}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/settlement', {
          params,
          body: {
            facts: facts.trim(),
            agreedText: agreedText.trim(),
            applicantAttitude: applicant as Attitude,
            respondentAttitude: respondent as Attitude,
            ...(recording.trim() === '' ? {} : { recordingNumber: recording.trim() }),
            ...(oral.trim() === '' ? {} : { oralAgreementRecord: oral.trim() }),
            ...(dueOn === '' ? {} : { paymentDueOn: dueOn }),
          },
        })
      }
      tell={(after) => (after.state === 'closed' ? ACTS.settled : ACTS.settlementHeld)}
      submit={ACTS.names.settle_on_scene}
    >
      <WordsField label={ACTS.happened} value={facts} onChange={setFacts} required autoFocus />
      <WordsField label={ACTS.agreed} value={agreedText} onChange={setAgreed} required />
      <ChoiceField
        label={ACTS.applicantAttitude}
        options={attitudes}
        value={applicant}
        onChange={setApplicant}
      />
      <ChoiceField
        label={ACTS.respondentAttitude}
        options={attitudes}
        value={respondent}
        onChange={setRespondent}
      />
      <Field
        label={ACTS.recording}
        hint={ACTS.recordingHint}
        value={recording}
        onChange={({ target }) => setRecording(target.value)}
      />
      <Field label={ACTS.oralRecord} value={oral} onChange={({ target }) => setOral(target.value)} />
      <Field
        label={ACTS.paymentDue}
        type="date"
        value={dueOn}
        onChange={({ target }) => setDueOn(target.value)}
      />
    </ActForm>
  );
}

/** Gives it to somebody of the agency that holds it. */
export function AssignForm(props: CaseActProps): ReactElement {
  const { custodianAgency, handlerUserId } = props.theCase;
  const word = useWords();
  const [handler, setHandler] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { data: members = [], error } = useQuery(membersQuery(custodianAgency.id));
  const options = members
    .filter(({ active, userId }) => active && userId !== handlerUserId)
    .map(({ userId, displayName, roles, away }) => ({
      code: userId,
      label: `${displayName} ${roles.map((role) => word('role', role)).join('、')}${away === null ? '' : ACTS.away}`,
    }));
  return (
    <ActForm
      {...props}
      isWhole={handler !== null}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/assignment', {
          params,
          body: { handlerUserId: handler ?? '', ...(note.trim() === '' ? {} : { note: note.trim() }) },
        })
      }
    >
      {error === null ? null : <Say tone="fault">{ACTS.noMembers}</Say>}
      <ChoiceField label={ACTS.handler} options={options} value={handler} onChange={setHandler} />
      <WordsField label={ACTS.assignNote} value={note} onChange={setNote} />
    </ActForm>
  );
}
