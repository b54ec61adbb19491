import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ConsentManner } from '../http/records.dto.js';

export interface NewConsent {
  readonly partyId: string;
  readonly purpose: 'mediation' | 'sharing' | 'contact';
  readonly decision: 'given' | 'refused' | 'withdrawn' | 'legal_basis';
  readonly manner: ConsentManner;
  readonly recipientAgencyId?: string | null;
  readonly legalBasis?: string | null;
  readonly evidence?: string | null;
}

export interface ConsentRow extends Required<NewConsent> {
  readonly id: string;
  readonly recordedAt: Date;
  readonly recordedByName: string | null;
}

/** Consents are only ever added: the latest word of a person for a purpose and a recipient counts. */
export async function insertConsent(tx: Tx, caseId: string, consent: NewConsent): Promise<void> {
  await tx.query(
    `insert into party_consent (id, case_id, party_id, purpose, recipient_agency_id, decision, legal_basis, manner,
       evidence, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      uuidv7(),
      caseId,
      consent.partyId,
      consent.purpose,
      consent.recipientAgencyId ?? null,
      consent.decision,
      consent.legalBasis ?? null,
      consent.manner,
      consent.evidence ?? null,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

/** Whether somebody who withdrew from mediation has not consented again since. Nobody else speaks for them. */
export async function isWithdrawalStanding(tx: Tx, caseId: string): Promise<boolean> {
  const [standing] = await tx.query(
    `select 1 from party_consent w
     where w.case_id = $1 and w.purpose = 'mediation' and w.decision = 'withdrawn' and not exists (
       select 1 from party_consent later
       where later.case_id = $1 and later.party_id = w.party_id and later.purpose = 'mediation'
         and later.decision = 'given' and later.seq > w.seq)
     limit 1`,
    [caseId],
  );
  return standing !== undefined;
}

/** Everything ever said, in order. */
export function readConsents(tx: Tx, caseId: string): Promise<ConsentRow[]> {
  return tx.query<ConsentRow>(
    `select c.id, c.party_id as "partyId", c.purpose, c.recipient_agency_id as "recipientAgencyId", c.decision,
       c.legal_basis as "legalBasis", c.manner, c.evidence, c.recorded_at as "recordedAt",
       u.display_name as "recordedByName"
     from party_consent c left join app_user u on u.id = c.recorded_by where c.case_id = $1 order by c.seq`,
    [caseId],
  );
}
