import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { workOf } from '../../../src/platform/realtime/audiences.js';
import type { NoticeDoor } from '../../notifications/index.js';
import type { JointAccess } from './joint-access.js';

/** Of which cases things of one sort are: itself, or the one it stands in. */
export type CasesOf = (tx: Tx, ids: readonly string[]) => Promise<readonly { id: string; caseId: string }[]>;

export const ITSELF: CasesOf = (_, ids) => Promise.resolve(ids.map((id) => ({ id, caseId: id })));
export const OF_ITEMS: CasesOf = (tx, ids) =>
  tx.query('select id, case_id as "caseId" from plan_item where id = any($1)', [ids]);
export const OF_MEETINGS: CasesOf = (tx, ids) =>
  tx.query('select id, case_id as "caseId" from joint_meeting where id = any($1)', [ids]);

/** Plan, meetings and lead open on the page of the joint case, for whoever has a part in it. */
export class JointDoor implements NoticeDoor {
  constructor(
    private readonly access: JointAccess,
    private readonly casesOf: CasesOf,
  ) {}

  async open(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const paths = new Map<string, string>();
    for (const { id, caseId } of await this.casesOf(tx, ids)) {
      if (await this.access.opens(tx, { ...tx.caller, actor }, caseId))
        paths.set(id, `/cases/${caseId}/joint`);
    }
    return paths;
  }
}

/** Whoever answers for the case, works on it, or stands over its area. */
export const toWhoSeesTheJointCase = workOf(`
with theirs as (select id, owner_agency_id, registering_agency_id, area_path from dispute_case where id = any($1))
select 'agency:' || party.id as audience from theirs c
  cross join lateral (values (c.owner_agency_id), (c.registering_agency_id)) as party (id)
union select 'area:' || area_path::text from theirs
union select 'agency:' || r.recipient_agency_id from theirs c join referral r on r.case_id = c.id and r.part_of is null
  and r.mode in ('refer', 'transfer', 'co_handle') and r.state <> 'draft'`);
