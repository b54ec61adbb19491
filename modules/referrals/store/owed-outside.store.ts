import type { Tx } from '../../../src/platform/database/tx.js';

/** A case that bodies were charged with to which it was sent outside the network. */
export interface OwedOutside {
  readonly caseId: string;
  readonly bodyIds: readonly string[];
}

/**
 * Cases on which a clock lives or a step waits that such a body is charged with, and open ones that it owns.
 * @param after where the batch before ended; null for the first
 */
export function owedOutside(tx: Tx, after: OwedOutside | null, limit: number): Promise<OwedOutside[]> {
  return tx.query<OwedOutside>(
    `select r.case_id as "caseId", array_agg(distinct r.recipient_agency_id)::text[] as "bodyIds"
     from referral r join dispute_case d on d.id = r.case_id join area a on a.id = r.area_id
     where r.channel = 'external' and r.mode in ('refer', 'transfer') and r.accepted_at is not null and not a.apart
       and d.merged_into is null and ($1::uuid is null or r.case_id > $1)
       and ((d.owner_agency_id = r.recipient_agency_id and d.state <> 'closed')
         or exists (select from clock c where c.subject_id = r.case_id and c.state in ('running', 'paused')
                    and c.owner_agency_id = r.recipient_agency_id)
         or exists (select from legal_path p join legal_path_step s on s.legal_path_id = p.id
                    where p.case_id = r.case_id and p.withdrawn_at is null and s.completed_at is null
                      and s.owner_agency_id = r.recipient_agency_id))
     group by r.case_id order by r.case_id limit $2`,
    [after?.caseId ?? null, limit],
  );
}

/** How a body outside came to own a case: who owned it before, and by which hand-over it went. */
export interface OwnedBefore {
  readonly agencyId: string;
  readonly referralId: string;
}

/** @returns null where the agency that owns the case has not got it by a hand-over outside the network */
export async function ownedBefore(
  tx: Tx,
  caseId: string,
  ownerAgencyId: string,
): Promise<OwnedBefore | null> {
  const [row] = await tx.query<OwnedBefore>(
    `select (e.payload->>'fromAgencyId') as "agencyId", r.id as "referralId"
     from domain_event e join referral r on e.payload->>'cause' = 'handover_done:' || r.id
     where e.stream_id = $1 and e.type = 'case.ownership_moved' and e.payload->>'toAgencyId' = $2::text
       and r.case_id = $1 and r.channel = 'external'
     order by e.seq desc limit 1`,
    [caseId, ownerAgencyId],
  );
  return row ?? null;
}
