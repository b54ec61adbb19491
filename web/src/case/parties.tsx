import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, bodyOf, type Views } from '../api/client';
import { command } from '../api/command-key';
import { asProblem } from '../api/problem';
import { CASE } from '../texts/case';
import { problemWords } from '../texts/problems';
import { REFERRAL } from '../texts/referral';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Field } from '../ui/field';
import { Say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { useWords } from '../words/words';
import type { Case, Party } from './case-query';

type Revealed = Views['RevealedPartyView'];

/** The people of a case, masked; each is seen whole for a reason, which goes on record, and only as long as this page stands. */
export function Parties({ theCase }: { readonly theCase: Case }): ReactElement | null {
  const [asked, setAsked] = useState<Party | null>(null);
  const [seen, setSeen] = useState<ReadonlyMap<string, Revealed>>(new Map());
  if (theCase.parties.length === 0) return null;
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
          />
        ))}
      </ul>
      {seen.size === 0 ? null : <small>{CASE.revealed}</small>}
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
  onAsk,
}: {
  readonly party: Party;
  readonly whole: Revealed | null;
  readonly onAsk: () => void;
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
      </Facts>
      {whole === null ? (
        <Button look="quiet" onClick={onAsk}>
          {CASE.reveal}
        </Button>
      ) : null}
    </li>
  );
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
        {reveal.error === null ? null : <Say tone="fault">{problemWords(asProblem(reveal.error))}</Say>}
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
