import type { Tx } from '../../../src/platform/database/tx.js';
import type { Share } from '../store/referral.js';
import type { Step } from './step.js';

/** On what grounds personal data may go to this recipient: a law, or what the parties said. */
export type Grounds =
  | { readonly kind: 'legal_basis'; readonly code: string }
  | { readonly kind: 'consent'; readonly partyIds: readonly string[] };

/**
 * The grounds for showing a recipient personal data, or null.
 *
 * A legal basis serves public organs only (个人信息保护法 13(3)); anybody else needs consent. One reachable party's consent
 * is enough to send, the recipient's first contact asks the other; a refusal or withdrawal by any party shown is not
 * outweighed (domain.md 6.1a).
 */
export async function findGrounds(
  { tx, referral, theCase, profile }: Pick<Step<unknown>, 'tx' | 'referral' | 'theCase' | 'profile'>,
  share: Share,
): Promise<Grounds | null> {
  if (share.legalBasis !== null && profile.isPublicOrgan)
    return { kind: 'legal_basis', code: share.legalBasis.code };
  if (theCase.withdrawnAt !== null) return null;
  const said = await latestConsents(tx, theCase.id, referral.recipientAgencyId);
  const shown = said.filter(
    (consent) =>
      share.partyIds.length === 0 || consent.partyId === null || share.partyIds.includes(consent.partyId),
  );
  if (shown.some((consent) => consent.decision === 'refused' || consent.decision === 'withdrawn'))
    return null;
  if (profile.isPublicOrgan && shown.some((consent) => consent.decision === 'legal_basis')) {
    return { kind: 'legal_basis', code: 'recorded' };
  }
  const given = shown.filter((consent) => consent.decision === 'given');
  if (given.length === 0) return null;
  return {
    kind: 'consent',
    partyIds: given.flatMap((consent) => (consent.partyId === null ? [] : [consent.partyId])),
  };
}

/**
 * Parties who have agreed to be told of to some agency, and have said nothing of this one: their word is for that agency alone.
 * Whoever was never asked is not among them; the first contact asks.
 */
export async function agreedForOthersOnly(
  tx: Tx,
  caseId: string,
  recipientAgencyId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ partyId: string }>(
    `select distinct c.party_id as "partyId" from party_consent c
     where c.case_id = $1 and c.purpose in ('sharing', 'mediation') and c.decision = 'given'
       and c.recipient_agency_id <> $2 and c.party_id is not null and not exists (
         select from party_consent said where said.case_id = c.case_id and said.party_id = c.party_id
           and said.purpose in ('sharing', 'mediation')
           and (said.recipient_agency_id is null or said.recipient_agency_id = $2))`,
    [caseId, recipientAgencyId],
  );
  return new Set(rows.map(({ partyId }) => partyId));
}

interface Consent {
  readonly partyId: string | null;
  readonly decision: 'given' | 'refused' | 'withdrawn' | 'legal_basis';
}

/** The latest word of each party on sharing: about this recipient, or about any. */
async function latestConsents(
  tx: Tx,
  caseId: string,
  recipientAgencyId: string,
): Promise<readonly Consent[]> {
  return tx.query<Consent>(
    `select distinct on (c.party_id) c.party_id as "partyId", c.decision
     from party_consent c
     where c.case_id = $1 and c.purpose in ('sharing', 'mediation')
       and (c.recipient_agency_id is null or c.recipient_agency_id = $2)
     order by c.party_id, c.seq desc`,
    [caseId, recipientAgencyId],
  );
}
