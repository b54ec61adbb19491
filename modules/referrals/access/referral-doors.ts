import { type Actor, agenciesOf, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NoticeDoor } from '../../notifications/index.js';
import type { Placed } from '../engine/relations.js';
import { relationsOf } from '../engine/standing.js';
import type { World } from '../engine/world.js';

type Row = Placed['referral'] & Placed['theCase'] & { readonly id: string };

/** A referral opens for whoever stands in any relation to it. */
export class ReferralDoor implements NoticeDoor {
  constructor(private readonly world: Pick<World, 'people' | 'agencies'>) {}

  async open(tx: Tx, actor: Actor, referralIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<Row>(
      `select r.id, r.sender_agency_id as "senderAgencyId", r.recipient_agency_id as "recipientAgencyId", r.state, r.part_of as "partOf",
         d.owner_agency_id as "ownerAgencyId", d.registering_agency_id as "registeringAgencyId", a.path::text as "areaPath"
       from referral r join dispute_case d on d.id = r.case_id join area a on a.id = d.area_id where r.id = any($1)`,
      [referralIds],
    );
    const paths = new Map<string, string>();
    for (const row of rows) {
      if (await this.opens(tx, actor, row)) paths.set(row.id, `/referrals/${row.id}`);
    }
    return paths;
  }

  private async opens(tx: Tx, actor: Actor, row: Row): Promise<boolean> {
    return (await relationsOf(tx, this.world, { actor, referral: row, theCase: row })).size > 0;
  }
}

/**
 * A case that does not open itself is known to an agency by the last referral of it that it sent or got: after custody has
 * gone, or the case has gone on as another one.
 */
export class ReferralOfCaseDoor implements NoticeDoor {
  async open(tx: Tx, actor: Actor, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ caseId: string; id: string }>(
      `select distinct on (case_id) case_id as "caseId", id from referral
       where case_id = any($1) and (sender_agency_id = any($2) or (recipient_agency_id = any($2) and state <> 'draft'))
       order by case_id, id desc`,
      [caseIds, agenciesOf(actor)],
    );
    return new Map(rows.map(({ caseId, id }) => [caseId, `/referrals/${id}`]));
  }
}

/** What is told of an agency is to be found in its tasks. */
export class AgencyTasksDoor implements NoticeDoor {
  async open(tx: Tx, actor: Actor, agencyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const mine = agenciesOf(actor);
    const rows = await tx.query<{ id: string; areaPath: string }>(
      'select g.id, a.path::text as "areaPath" from agency g join area a on a.id = g.area_id where g.id = any($1)',
      [agencyIds],
    );
    const opened = rows.filter(
      ({ id, areaPath }) => mine.includes(id) || holdsOverArea(actor, areaPath, 'coordinator', 'supervisor'),
    );
    return new Map(opened.map(({ id }) => [id, `/agencies/${id}/tasks`]));
  }
}
