import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PartNotYet } from '../app/page-states';
import { FileLink } from '../files/file-link';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { yuanOf } from '../ui/money';
import { Say } from '../ui/say';
import { useWords } from '../words/words';
import { type Referral, type Snapshot, snapshotQuery } from './referral-query';

type Content = Snapshot['content'];
type Party = NonNullable<Content['parties']>[number];

/** What was shared of the case, and nothing else of it. */
export function SharedCase({ referral }: { readonly referral: Referral }): ReactElement {
  const asked = useQuery(snapshotQuery(referral));
  const { data: snapshot } = asked;
  const word = useWords();
  if (referral.snapshotAccess === 'none') return <Say tone="plain">{REFERRAL.noSnapshot}</Say>;
  if (snapshot === undefined) return <PartNotYet asked={asked} />;
  const { narrative, place, amountFen, headcount, parties, files, answers, type } = snapshot.content;
  return (
    <>
      <section className={card['card']}>
        <h2>{type == null ? REFERRAL.dispute : word('dispute_type', type)}</h2>
        {referral.endedAt !== null && snapshot.access === 'read_only' ? (
          <Say tone="plain">{REFERRAL.readOnly}</Say>
        ) : null}
        {narrative === undefined ? null : <p className={card['words']}>{narrative}</p>}
        <Facts>
          <Fact label={REFERRAL.place}>{place}</Fact>
          <Fact label={REFERRAL.amount}>{amountFen == null ? null : REFERRAL.yuan(yuanOf(amountFen))}</Fact>
          <Fact label={REFERRAL.people}>{headcount === undefined ? null : REFERRAL.persons(headcount)}</Fact>
        </Facts>
      </section>
      {parties === undefined || parties.length === 0 ? null : (
        <section className={card['card']}>
          <h2>{REFERRAL.parties}</h2>
          <ul className={card['lines']}>
            {parties.map((party) => (
              <PartyLine key={party.partyId} party={party} />
            ))}
          </ul>
        </section>
      )}
      {answers === undefined || answers.length === 0 ? null : (
        <section className={card['card']}>
          <h2>{REFERRAL.answers}</h2>
          <Facts>
            {answers.map(({ code, text, value }) => (
              <Fact key={code} label={text}>
                {value}
              </Fact>
            ))}
          </Facts>
        </section>
      )}
      {files === undefined || files.length === 0 ? null : (
        <section className={card['card']}>
          <h2>{REFERRAL.files}</h2>
          <ul className={card['lines']}>
            {files.map(({ fileId, name, mediaType }) => (
              <li key={fileId}>
                <FileLink id={fileId} title={name} mediaType={mediaType} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A party as it was shared, with how it may be reached without harm before the number that is dialled. */
function PartyLine({ party }: { readonly party: Party }): ReactElement {
  const word = useWords();
  const { safeContact } = party;
  return (
    <li>
      <b>
        {party.name ??
          (party.kind === 'organisation' ? REFERRAL.organisation : word('party_role', party.role))}
      </b>
      <small>
        {word('party_role', party.role)}
        {party.isMinor ? ` · ${REFERRAL.minor}` : ''}
      </small>
      {safeContact === undefined ? null : <small>{safeWords(safeContact)}</small>}
      {party.phone == null ? null : <a href={`tel:${party.phone}`}>{party.phone}</a>}
      {party.address == null ? null : <span>{party.address}</span>}
    </li>
  );
}

function safeWords({ mayCall, maySms, hours, neutralWording }: NonNullable<Party['safeContact']>): string {
  return [
    mayCall ? REFERRAL.callAllowed : REFERRAL.callRefused,
    maySms ? null : REFERRAL.smsRefused,
    hours === null ? null : REFERRAL.hours(hours),
    neutralWording ? REFERRAL.neutral : null,
  ]
    .filter((words) => words !== null)
    .join('，');
}
