import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, type ReactElement, Suspense, useState } from 'react';
import { api, bodyOf, type Views } from '../api/client';
import { command } from '../api/command-key';
import { asProblem } from '../api/problem';
import { useSession } from '../session/session';
import { CASE } from '../texts/case';
import { REFERRAL } from '../texts/referral';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Field } from '../ui/field';
import { ProblemSay } from '../ui/problem-say';
import { Sheet } from '../ui/sheet';
import { useWords } from '../words/words';
import { type Case, consentsQuery, type Party } from './case-query';

const PartyForm = lazy(async () => ({ default: (await import('./acts/people')).PartyForm }));

type Revealed = Views['RevealedPartyView'];

/** The people of a case, masked; each is seen whole for a reason, which goes on record, and only as long as this page stands. */
export function Parties({ theCase }: { readonly theCase: Case }): ReactElement | null {
  const [asked, setAsked] = useState<Party | null>(null);
  const [corrected, setCorrected] = useState<Party | null>(null);
  const [seen, setSeen] = useState<ReadonlyMap<string, Revealed>>(new Map());
  const { permissions } = useSession();
  const { data: consents = [] } = useQuery(consentsQuery(theCase.id));
  const word = useWords();
  if (theCase.parties.length === 0) return null;
  const mayCorrect = theCase.state !== 'closed' && permissions.includes('case.work');
  const said = (partyId: string): string =>
    latest(consents.filter((consent) => consent.partyId === partyId))
      .map(
        ({ purpose, decision }) =>
          `${word('consent_purpose', purpose)}：${word('consent_decision', decision)}`,
      )
      .join('，');
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.parties}</h2>
      <ul className={card['lines']}>
        {theCase.parties.map((party) => (
          <PartyLine
            key={party.id}
            party={party}
            whole={seen.get(party.id) ?? null}
            onAsk={() => setAsked(party)}
            onCorrect={mayCorrect ? () => setCorrected(party) : null}
            said={said(party.id)}
          />
        ))}
      </ul>
      {seen.size === 0 ? null : <small>{CASE.revealed}</small>}
      {corrected === null ? null : (
        <Sheet title={CASE.correctTitle(corrected.name)} onClose={() => setCorrected(null)}>
          <Suspense fallback={null}>
            <PartyForm
              target={theCase}
              theCase={theCase}
              party={corrected}
              onDone={() => {
                setSeen(new Map([...seen].filter(([id]) => id !== corrected.id)));
                setCorrected(null);
              }}
            />
          </Suspense>
        </Sheet>
      )}
      {asked === null ? null : (
        <RevealSheet
          caseId={theCase.id}
          party={asked}
          onClose={() => setAsked(null)}
          onSeen={(revealed) => {
            setSeen(new Map(seen).set(revealed.id, revealed));
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}

function PartyLine({
  party,
  whole,
  said,
  onAsk,
  onCorrect,
}: {
  readonly party: Party;
  readonly whole: Revealed | null;
  /** What they agreed to, in words. */
  readonly said: string;
  readonly onAsk: () => void;
  readonly onCorrect: (() => void) | null;
}): ReactElement {
  const word = useWords();
  const { phone, documentNumber, address } = whole ?? party;
  return (
    <li>
      <b>{whole?.name ?? party.name}</b>
      <small>{word('party_role', party.role)}</small>
      <Facts>
        <Fact label={CASE.phone}>
          {whole === null || phone === null ? phone : <a href={`tel:${phone}`}>{phone}</a>}
        </Fact>
        <Fact label={CASE.document}>{documentNumber}</Fact>
        <Fact label={CASE.address}>{party.addressProtected ? CASE.addressProtected : address}</Fact>
        <Fact label={CASE.consents}>{said}</Fact>
      </Facts>
      {whole === null ? (
        <Button look="quiet" onClick={onAsk} aria-label={CASE.of(CASE.reveal, party.name)}>
          {CASE.reveal}
        </Button>
      ) : null}
      {onCorrect === null ? null : (
        <Button look="quiet" onClick={onCorrect} aria-label={CASE.of(CASE.correct, party.name)}>
          {CASE.correct}
        </Button>
      )}
    </li>
  );
}

/** The latest word on each purpose; they come in order. */
function latest(consents: readonly Views['ConsentView'][]): Views['ConsentView'][] {
  return [...new Map(consents.map((consent) => [consent.purpose, consent])).values()];
}

function RevealSheet({
  caseId,
  party,
  onClose,
  onSeen,
}: {
  readonly caseId: string;
  readonly party: Party;
  readonly onClose: () => void;
  readonly onSeen: (revealed: Revealed) => void;
}): ReactElement {
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/cases/{id}/parties/{partyId}/revelation', {
          params: { path: { id: caseId, partyId: party.id }, header: command() },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: onSeen,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    reveal.mutate();
  };
  return (
    <Sheet title={CASE.revealTitle(party.name)} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        {reveal.error === null ? null : <ProblemSay problem={asProblem(reveal.error)} />}
        <Field
          label={CASE.revealWhy}
          hint={CASE.revealHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          autoFocus
          required
        />
        <Button look="main" type="submit" busy={reveal.isPending}>
          {CASE.show}
        </Button>
      </form>
    </Sheet>
  );
}
