import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Problem } from '../api/problem';
import { Empty, Opening, PageNotYet, PageProblem } from '../app/page-states';
import { type Case, caseQuery } from '../case/case-query';
import { useWriting } from '../drafts/use-outbox';
import { REGISTERED } from '../texts/registered';
import { SENDING } from '../texts/sending';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Say } from '../ui/say';
import { useFirstFault } from '../ui/use-first-fault';
import { useIsDesk } from '../ui/use-is-desk';
import { SendFields } from './send-fields';
import { chosenOf, NOT_CHOSEN, type Ranked, sendingGaps, sendingSteps } from './sending';
import { refusalWords, SentOutcome } from './sent-outcome';
import { suggestionsQuery } from './suggestions-query';

/** Sends a case that is on record to the agency that should take it. */
export function SendPage(): ReactElement {
  const { id = '' } = useParams();
  const reading = useQuery(caseQuery(id));
  const ranking = useQuery(suggestionsQuery(id));
  const { data: theCase } = reading;
  const { data: ranked } = ranking;
  if (theCase === undefined || ranked === undefined) {
    const failed = [reading, ranking].filter(({ error }) => error !== null);
    const again = (): void => failed.forEach(({ refetch }) => void refetch());
    return <PageNotYet asked={{ error: failed[0]?.error ?? null, refetch: again }} />;
  }
  if (theCase === null) return <PageProblem error={new Problem(404, 'not_found', {})} />;
  if (theCase.state === 'closed') return <Ended theCase={theCase} />;
  return <SendForm key={id} theCase={theCase} ranked={ranked} />;
}

/** What is over is sent to nobody. */
function Ended({ theCase: { id, number } }: { readonly theCase: Case }): ReactElement {
  return (
    <section className={card['page']}>
      <header className={card['head']}>
        <h1>{SENDING.title}</h1>
        <Link to={`/cases/${id}`}>{number}</Link>
      </header>
      <Empty title={SENDING.ended} hint={SENDING.endedHint} />
    </section>
  );
}

function SendForm({ theCase, ranked }: { readonly theCase: Case; readonly ranked: Ranked }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const writing = useWriting(`/cases/${theCase.id}/send`, NOT_CHOSEN);
  const [isAsked, setIsAsked] = useState(false);
  const [form, seekFault] = useFirstFault();
  const { isReady, typed, draft, put, send, begin } = writing;
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
  if (!isReady) return <Opening />;
  return (
    <section className={card['page']}>
      <header className={card['head']}>
        <h1>{SENDING.title}</h1>
        <Link to={`/cases/${theCase.id}`}>{theCase.number}</Link>
      </header>
      {draft !== null && draft.standing !== 'typing' ? (
        <SentOutcome
          draft={draft}
          next={REGISTERED.open}
          onBegin={begin}
          onNext={() => {
            begin();
            void client.invalidateQueries({ queryKey: ['case', theCase.id] });
            void navigate(`/cases/${theCase.id}`);
          }}
        />
      ) : (
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
      )}
    </section>
  );
}
