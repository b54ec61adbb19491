import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Views } from '../../api/client';
import { asProblem } from '../../api/problem';
import { Opening } from '../../app/page-states';
import { foundQuery } from '../../search/found-query';
import { ACTS } from '../../texts/acts';
import { SEARCH } from '../../texts/search';
import { Button } from '../../ui/button';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { ProblemSay } from '../../ui/problem-say';
import { WordsField } from '../../ui/words-field';
import { AGREEMENTS } from '../../words/agreements';
import { useOptions } from '../../words/words';
import { ActForm, type ActProps } from './act-form';
import type { CaseActProps } from './handling';
import type { Send } from './take-act';

/** Of what is searched for. */
const FEWEST_CHARACTERS = 2;

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
        <FindCase except={props.target.id} label={ACTS.original} value={original} onChange={setOriginal} />
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
      <FindCase except={props.target.id} label={ACTS.mergeInto} value={into} onChange={setInto} />
      <WordsField label={ACTS.whyOne} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

/** Another case, found by its number or by what one remembers of it; asked for on purpose, for each search is on record. */
function FindCase({
  except,
  label,
  value,
  onChange,
}: {
  readonly except: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const q = typed.trim();
  const { data, error } = useQuery({ ...foundQuery(asked), enabled: asked !== '' });
  const find = (): void => {
    if (q.length < FEWEST_CHARACTERS) return;
    // What was chosen is no longer to be seen.
    onChange(null);
    setAsked(q);
  };
  const found = (data?.items ?? [])
    .filter(({ id, mergedInto }) => id !== except && mergedInto === null)
    .map(({ id, number, typeName, narrative }) => ({
      code: id,
      label: `${number} ${typeName ?? ''} ${narrative.slice(0, 24)}`,
    }));
  return (
    <>
      <Field
        label={label}
        hint={ACTS.findHint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          find();
        }}
      />
      <Button onClick={find} disabled={q.length < FEWEST_CHARACTERS}>
        {SEARCH.find}
      </Button>
      {data === undefined ? (
        <Searching isAsked={asked !== ''} error={error} />
      ) : found.length === 0 ? (
        <p role="status">{ACTS.noneFound}</p>
      ) : (
        <ChoiceField label={ACTS.found} options={found} value={value} onChange={onChange} />
      )}
    </>
  );
}

function Searching({
  isAsked,
  error,
}: {
  readonly isAsked: boolean;
  readonly error: unknown;
}): ReactElement | null {
  if (error !== null) return <ProblemSay problem={asProblem(error)} />;
  return isAsked ? <Opening /> : null;
}
