import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField } from '../../ui/choice-field';
import { Fact, Facts } from '../../ui/facts';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { instantOf } from '../../time/local-input';
import { useOptions } from '../../words/words';
import { recordsQuery } from '../files/records-query';
import { ActForm, type ActProps } from './act-form';
import type { CaseActProps } from './handling';
import type { Send } from './take-act';

type Consenting = NonNullable<Views['AskExtensionDto']['consents']>[number];

/** Asks for more time, before expiry and once; whose consent was heard is said party by party. */
export function AskTimeForm(props: CaseActProps): ReactElement {
  const [days, setDays] = useState('');
  const [reason, setReason] = useState('');
  const [heard, setHeard] = useState<readonly string[]>([]);
  const [manner, setManner] = useState<string | null>('telephone');
  const manners = useOptions('consent_manner');
  const amount = Number(days);
  const disputing = props.theCase.parties.filter(({ role }) => role === 'applicant' || role === 'respondent');
  return (
    <ActForm
      {...props}
      isWhole={Number.isInteger(amount) && amount > 0 && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/extension-request', {
          params,
          body: {
            amount,
            reason: reason.trim(),
            consents: heard.map((partyId) => ({ partyId, manner: manner as Consenting['manner'] })),
          },
        })
      }
    >
      <Field
        label={ACTS.days}
        inputMode="numeric"
        value={days}
        onChange={({ target }) => setDays(target.value)}
        required
        autoFocus
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
      {disputing.length === 0 ? null : (
        <ChecksField
          label={ACTS.agreedToWait}
          options={disputing.map(({ id, name }) => ({ code: id, label: name }))}
          value={heard}
          onChange={setHeard}
        />
      )}
      {heard.length === 0 ? null : (
        <ChoiceField label={ACTS.toldHow} options={manners} value={manner} onChange={setManner} />
      )}
    </ActForm>
  );
}

/** Answers a request for more time. */
export function DecideTimeForm(props: CaseActProps): ReactElement {
  const { data: records } = useQuery(recordsQuery(props.target.id));
  const [decision, setDecision] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const asked = records?.extensions.find((extension) => extension.decision === null);
  return (
    <ActForm
      {...props}
      isWhole={decision !== null && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/extension-decision', {
          params,
          body: { decision: decision as 'granted' | 'declined', reason: reason.trim() },
        })
      }
    >
      {asked === undefined ? null : (
        <Facts>
          <Fact label={ACTS.askedBy}>{asked.askedBy}</Fact>
          <Fact label={ACTS.days}>{asked.amount}</Fact>
          <Fact label={ACTS.reason}>{asked.reason}</Fact>
        </Facts>
      )}
      <ChoiceField
        label={ACTS.decision}
        options={useOptions('decision')}
        value={decision}
        onChange={setDecision}
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

/** Takes one's own request back. */
export function WithdrawTimeForm(props: CaseActProps): ReactElement {
  return (
    <ActForm
      {...props}
      send={(params) => api.POST('/api/v1/cases/{id}/extension-withdrawal', { params })}
      warning={ACTS.withdrawTimeMeans}
    />
  );
}

type Acceptance = Views['AcceptOfficiallyDto'];

/** When the application was received and legally accepted (受理); the statutory clock begins by it. */
export function AcceptanceForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: Acceptance) => Send<Data> }): ReactElement {
  const [received, setReceived] = useState('');
  const [accepted, setAccepted] = useState('');
  const [document, setDocument] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={(received !== '' || accepted !== '') && document.trim() !== ''}
      send={how({
        ...(received === '' ? {} : { applicationReceivedAt: instantOf(received) }),
        ...(accepted === '' ? {} : { legallyAcceptedAt: instantOf(accepted) }),
        document: document.trim(),
      })}
      warning={ACTS.acceptanceMeans}
    >
      <Field
        label={ACTS.received}
        type="datetime-local"
        value={received}
        onChange={({ target }) => setReceived(target.value)}
      />
      <Field
        label={ACTS.accepted}
        type="datetime-local"
        value={accepted}
        onChange={({ target }) => setAccepted(target.value)}
      />
      <Field
        label={ACTS.paper}
        value={document}
        onChange={({ target }) => setDocument(target.value)}
        required
      />
    </ActForm>
  );
}

/** How many types are shown of those that fit what was typed. */
const MOST_TYPES = 12;

/** Fills in or corrects what was registered: only what was changed is sent. */
export function DetailsForm(props: CaseActProps): ReactElement {
  // What somebody else has changed meanwhile is not changed back.
  const [theCase] = useState(props.theCase);
  const [narrative, setNarrative] = useState(theCase.narrative);
  const [place, setPlace] = useState(theCase.placeText ?? '');
  const [yuan, setYuan] = useState(theCase.amountFen === null ? '' : String(theCase.amountFen / 100));
  const [people, setPeople] = useState(String(theCase.headcount));
  const [occurred, setOccurred] = useState('');
  const [type, setType] = useState<string | null>(theCase.type?.code ?? null);
  const [find, setFind] = useState('');
  const types = useOptions('dispute_type').filter(
    ({ code, label }) => code === type || (find.trim() !== '' && label.includes(find.trim())),
  );
  const fen = yuan.trim() === '' ? null : Math.round(Number(yuan) * 100);
  const body = {
    ...(narrative.trim() === theCase.narrative ? {} : { narrative: narrative.trim() }),
    ...(place.trim() === (theCase.placeText ?? '')
      ? {}
      : { placeText: place.trim() === '' ? null : place.trim() }),
    ...(fen === theCase.amountFen ? {} : { amountFen: fen }),
    ...(Number(people) === theCase.headcount ? {} : { headcount: Number(people) }),
    ...(occurred === '' ? {} : { occurredAt: instantOf(occurred) }),
    ...(type === null || type === theCase.type?.code ? {} : { typeCode: type }),
  };
  return (
    <ActForm
      {...props}
      isWhole={
        Object.keys(body).length > 0 &&
        narrative.trim() !== '' &&
        (fen === null || Number.isFinite(fen)) &&
        Number.isInteger(Number(people))
      }
      send={({ path, header }) => api.PATCH('/api/v1/cases/{id}', { params: { path, header }, body })}
    >
      <WordsField label={ACTS.narrative} value={narrative} onChange={setNarrative} required />
      <Field label={ACTS.place} value={place} onChange={({ target }) => setPlace(target.value)} />
      <Field
        label={ACTS.occurred}
        type="datetime-local"
        value={occurred}
        onChange={({ target }) => setOccurred(target.value)}
      />
      <Field
        label={ACTS.type}
        hint={ACTS.typeHint}
        value={find}
        onChange={({ target }) => setFind(target.value)}
      />
      {types.length === 0 ? null : (
        <ChoiceField
          label={ACTS.chosenType}
          options={types.slice(0, MOST_TYPES)}
          value={type}
          onChange={setType}
        />
      )}
      <Field
        label={ACTS.amount}
        inputMode="decimal"
        value={yuan}
        onChange={({ target }) => setYuan(target.value)}
      />
      <Field
        label={ACTS.people}
        inputMode="numeric"
        value={people}
        onChange={({ target }) => setPeople(target.value)}
      />
    </ActForm>
  );
}
