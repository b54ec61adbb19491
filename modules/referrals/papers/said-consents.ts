import type { Tx } from '../../../src/platform/database/tx.js';
import { PARTY_ROLE_WORDS } from '../../cases/index.js';
import type { PartyConsent } from '../../documents/index.js';
import type { SnapshotParty } from '../engine/snapshot-content.js';
import type { Referral } from '../store/referral.js';

interface Said {
  readonly partyId: string;
  readonly decision: 'given' | 'refused' | 'withdrawn' | 'legal_basis';
  readonly manner: keyof typeof MANNERS;
  readonly evidence: string | null;
  readonly basis: string | null;
  readonly at: Date;
}

const MANNERS = {
  on_camera: '当面口头同意',
  telephone: '电话',
  signature: '书面签字',
  message_reply: '短信回复',
  statute: null,
} as const;

/**
 * 当事人同意情况 as the letter tells it: what each party that is shown had said by an instant, and the law on which the
 * sender shows them without. A party is named only where names were shared.
 */
export async function saidConsents(
  tx: Tx,
  referral: Referral,
  shown: { readonly parties: readonly SnapshotParty[]; readonly saidUntil: Date },
): Promise<PartyConsent[]> {
  const said = await latestWords(tx, referral, shown.saidUntil);
  const byParty = shown.parties.flatMap((party) => {
    const word = said.find(({ partyId }) => partyId === party.partyId);
    return word === undefined ? [] : [consentOf(party, word)];
  });
  const { legalBasis } = referral.share;
  if (legalBasis === null || shown.parties.length === 0) return byParty;
  const byLaw: PartyConsent = {
    party: '各方当事人',
    outcome: 'legal_basis',
    how: null,
    reference: null,
    basis: legalBasis.text,
    at: null,
  };
  return [...byParty, byLaw];
}

function consentOf(party: SnapshotParty, { decision, manner, evidence, basis, at }: Said): PartyConsent {
  return {
    party: party.name ?? PARTY_ROLE_WORDS[party.role],
    outcome: decision,
    how: decision === 'given' ? MANNERS[manner] : null,
    reference: evidence,
    basis,
    at: at.toISOString(),
  };
}

/** The latest word of each party up to an instant, about this recipient or any. */
async function latestWords(tx: Tx, referral: Referral, upTo: Date): Promise<readonly Said[]> {
  return tx.query<Said>(
    `select distinct on (c.party_id) c.party_id as "partyId", c.decision, c.manner, c.evidence, c.legal_basis as basis,
       c.recorded_at as at
     from party_consent c
     where c.case_id = $1 and c.party_id is not null and c.purpose in ('sharing', 'mediation')
       and (c.recipient_agency_id is null or c.recipient_agency_id = $2) and c.recorded_at <= $3
     order by c.party_id, c.seq desc`,
    [referral.caseId, referral.recipientAgencyId, upTo],
  );
}
