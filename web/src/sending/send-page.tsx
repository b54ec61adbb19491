import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/problem';
import { Empty, Opening, PageNotYet, PageProblem } from '../app/page-states';
import { type Case, caseQuery } from '../case/case-query';
import type { Draft } from '../drafts/draft';
import { useWriting, type Writing } from '../drafts/use-outbox';
import { REGISTERED } from '../texts/registered';
import { SENDING } from '../texts/sending';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Say } from '../ui/say';
import { useFirstFault } from '../ui/use-first-fault';
import { useIsDesk } from '../ui/use-is-desk';
import { SendFields } from './send-fields';
import { chosenOf, NOT_CHOSEN, type Ranked, type Sending, sendingGaps, sendingSteps } from './sending';
import { refusalWords, SentOutcome } from './sent-outcome';
import { suggestionsQuery } from './suggestions-query';

/** Sends a case that is on record to the agency that should take it. */
export function SendPage(): ReactElement {
  const { id = '' } = useParams();
  const writing = useWriting(`/cases/${id}/send`, NOT_CHOSEN);
  const { isReady, draft, begin } = writing;
  if (!isReady) return <Opening />;
  // How it went is told whatever has become of the case since.
  if (draft !== null && draft.standing !== 'typing') return <Sent draft={draft} onBegin={begin} />;
  return <Unsent key={id} id={id} writing={writing} />;
}

function Sent({ draft, onBegin }: { readonly draft: Draft; readonly onBegin: () => void }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const reached = draft.errand?.reached ?? null;
  return (
    <section className={card['page']}>
      {reached === null ? null : <Title id={reached.id} number={reached.number} />}
      <SentOutcome
        draft={draft}
        next={REGISTERED.open}
        onBegin={onBegin}
        onNext={() => {
          onBegin();
          if (reached === null) return;
          void client.invalidateQueries({ queryKey: ['case', reached.id] });
          void navigate(`/cases/${reached.id}`);
        }}
      />
    </section>
  );
}

function Unsent({ id, writing }: { readonly id: string; readonly writing: Writing<Sending> }): ReactElement {
  const reading = useQuery(caseQuery(id));
  const ranking = useQuery(suggestionsQuery(id));
  const { data: theCase } = reading;
  const { data: ranked } = ranking;
  if (theCase === null) return <PageProblem error={new Problem(404, 'not_found', {})} />;
  if (theCase !== undefined && theCase.id !== id)
    return <Ended theCase={theCase} title={SENDING.merged} hint={SENDING.mergedHint} writing={writing} />;
  if (theCase?.state === 'closed')
    return <Ended theCase={theCase} title={SENDING.ended} hint={SENDING.endedHint} writing={writing} />;
  if (theCase === undefined || ranked === undefined) {
    const failed = [reading, ranking].filter(({ error }) => error !== null);
    const again = (): void => failed.forEach(({ refetch }) => void refetch());
    return <PageNotYet asked={{ error: failed[0]?.error ?? null, refetch: again }} />;
  }
  return <SendForm theCase={theCase} ranked={ranked} writing={writing} />;
}

function Title({ id, number }: Pick<Case, 'id' | 'number'>): ReactElement {
  return (
    <header className={card['head']}>
      <h1>{SENDING.title}</h1>
      <Link to={`/cases/${id}`}>{number}</Link>
    </header>
  );
}

/** What is over, or has gone into another case, is sent to nobody; what was written for it can be put away. */
function Ended({
  theCase,
  title,
  hint,
  writing: { draft, begin },
}: {
  readonly theCase: Case;
  readonly title: string;
  readonly hint: string;
  readonly writing: Writing<Sending>;
}): ReactElement {
  return (
    <section className={card['page']}>
      <Title id={theCase.id} number={theCase.number} />
      <Empty title={title} hint={hint} />
      {draft === null ? null : <Button onClick={begin}>{SENDING.putAway}</Button>}
    </section>
  );
}

function SendForm({
  theCase,
  ranked,
  writing: { typed, draft, put, send },
}: {
  readonly theCase: Case;
  readonly ranked: Ranked;
  readonly writing: Writing<Sending>;
}): ReactElement {
  const [isAsked, setIsAsked] = useState(false);
  const [form, seekFault] = useFirstFault();
  const isDesk = useIsDesk();
  const hasPeople = theCase.parties.length > 0;
  const gaps = sendingGaps(ranked, typed, hasPeople);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (Object.keys(gaps).length > 0) return seekFault();
    const { id, number, version, parties } = theCase;
    const applicantIds = parties.filter(({ role }) => role === 'applicant').map(({ id: partyId }) => partyId);
    send({
      deed: 'send',
      steps: sendingSteps(ranked, typed, hasPeople),
      reached: { id, number, version, applicantIds, settlementRefused: null },
    });
  };
  return (
    <section className={card['page']}>
      <Title id={theCase.id} number={theCase.number} />
      <form ref={form} className={`${card['card']} ${card['form']}`} onSubmit={submit} noValidate>
        <p className={card['words']}>{theCase.narrative}</p>
        <SendFields
          ranked={ranked}
          sending={typed}
          hasPeople={hasPeople}
          faults={isAsked ? gaps : {}}
          onChange={put}
          isFirst={isDesk}
        />
        {draft?.refusal == null ? null : <Say tone="fault">{refusalWords(draft.refusal)}</Say>}
        <Button look="main" type="submit" disabled={chosenOf(ranked, typed) === null}>
          {SENDING.send}
        </Button>
      </form>
    </section>
  );
}
