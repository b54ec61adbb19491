import { type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Views } from '../../api/client';
import { CaseFinder } from '../../search/case-finder';
import { ACTS } from '../../texts/acts';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { AGREEMENTS } from '../../words/agreements';
import { useOptions } from '../../words/words';
import { ActForm, type ActProps } from './act-form';
import type { CaseActProps } from './handling';
import type { Send } from './take-act';

type Outcome = Views['CloseCaseDto']['outcome'];

/** How most cases end; the rest is one tap further. */
const LIKELY_ENDS: readonly Outcome[] = [...AGREEMENTS, 'self_settled', 'withdrawn', 'led_to_other_channel'];

/** How it ended; the server says on whom it still waits. */
export function CloseForm(props: CaseActProps): ReactElement {
  const [outcome, setOutcome] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [original, setOriginal] = useState<string | null>(null);
  const isDuplicate = outcome === 'duplicate';
  return (
    <ActForm
      {...props}
      isWhole={outcome !== null && (!isDuplicate || original !== null)}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/closure', {
          params,
          body: {
            outcome: outcome as Outcome,
            ...(note.trim() === '' ? {} : { note: note.trim() }),
            ...(isDuplicate && original !== null ? { duplicateOf: original } : {}),
          },
        })
      }
      warning={ACTS.closeMeans}
      submit={ACTS.names.close}
    >
      <ChoiceField
        label={ACTS.outcome}
        options={useOptions('close_outcome')}
        likely={LIKELY_ENDS}
        value={outcome}
        onChange={setOutcome}
      />
      {isDuplicate ? (
        <CaseFinder except={props.target.id} label={ACTS.original} value={original} onChange={setOriginal} />
      ) : null}
      <WordsField label={ACTS.closingNote} value={note} onChange={setNote} />
    </ActForm>
  );
}

/** Takes a closed case up again. */
export function ReopenForm(props: CaseActProps): ReactElement {
  const [reason, setReason] = useState('');
  const [askedBy, setAskedBy] = useState<string | null>('party');
  return (
    <ActForm
      {...props}
      isWhole={reason.trim() !== '' && askedBy !== null}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/reopening', {
          params,
          body: { reason: reason.trim(), askedBy: askedBy as 'party' | 'agency' },
        })
      }
      warning={ACTS.reopenMeans}
      submit={ACTS.names.reopen}
    >
      <ChoiceField
        label={ACTS.askedBy}
        options={useOptions('asked_by')}
        value={askedBy}
        onChange={setAskedBy}
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required autoFocus />
    </ActForm>
  );
}

type OtherWays = Views['NoticeOfOtherWaysDto'];

/** The parties were told of the other ways open to them (F13); of a case that is seen, or of one that is held. */
export function OtherWaysForm<Data>({
  how,
  ...props
}: ActProps & { readonly how: (body: OtherWays) => Send<Data> }): ReactElement {
  const [reason, setReason] = useState('');
  const [ways, setWays] = useState<readonly string[]>([]);
  const [manner, setManner] = useState<string | null>(null);
  return (
    <ActForm
      {...props}
      isWhole={reason.trim() !== '' && ways.length > 0 && manner !== null}
      send={how({ reason: reason.trim(), ways: [...ways], manner: manner as OtherWays['manner'] })}
    >
      <ChecksField
        label={ACTS.ways}
        options={ACTS.otherWays.map((label) => ({ code: label, label }))}
        value={ways}
        onChange={setWays}
      />
      <ChoiceField
        label={ACTS.toldHow}
        options={useOptions('notice_manner')}
        value={manner}
        onChange={setManner}
      />
      <WordsField label={ACTS.whyEnded} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

/** What was done up to the withdrawal of consent. */
export function WithdrawalReportForm(props: CaseActProps): ReactElement {
  const [summary, setSummary] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={summary.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/withdrawal-report', { params, body: { summary: summary.trim() } })
      }
    >
      <WordsField label={ACTS.doneUpTo} value={summary} onChange={setSummary} required autoFocus />
    </ActForm>
  );
}

/** The parties have asked a court to confirm their agreement. */
export function ConfirmationForm(props: CaseActProps): ReactElement {
  const [court, setCourt] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={court.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/judicial-confirmation', { params, body: { court: court.trim() } })
      }
    >
      <Field
        label={ACTS.court}
        value={court}
        onChange={({ target }) => setCourt(target.value)}
        required
        autoFocus
      />
    </ActForm>
  );
}

/** This case ends in another one, which goes on. */
export function MergeForm(props: CaseActProps): ReactElement {
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      onDone={() => {
        // Whoever has gone elsewhere while it was done is left there.
        if (location.pathname === `/cases/${props.target.id}`)
          void navigate(`/cases/${into}`, { replace: true });
      }}
      isWhole={into !== null && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/merge', {
          params,
          body: { intoCaseId: into ?? '', reason: reason.trim() },
        })
      }
      warning={ACTS.mergeMeans}
      submit={ACTS.names.merge}
    >
      <CaseFinder except={props.target.id} label={ACTS.mergeInto} value={into} onChange={setInto} />
      <WordsField label={ACTS.whyOne} value={reason} onChange={setReason} required />
    </ActForm>
  );
}
