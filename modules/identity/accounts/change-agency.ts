import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { OpenWork, Remaining } from '../open-work.js';
import type { AgencyFields } from './create-agency.js';
import { requireOverArea } from './reach.js';
import { record, requireFresh } from './record.js';

interface LockedAgency {
  readonly active: boolean;
  readonly areaPath: string;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** Locked, within the caller's reach, and as the caller read it. */
async function lockForChange(tx: Tx, id: string): Promise<LockedAgency> {
  const rows = await tx.query<LockedAgency>(
    `select g.active, a.path::text as "areaPath", g.version, coalesce(u.display_name, '系统') as by, g.changed_at as at
     from agency g join area a on a.id = g.area_id left join app_user u on u.id = g.changed_by
     where g.id = $1 for update of g`,
    [id],
  );
  const agency = rows[0];
  if (agency === undefined) throw new NotFound('agency');
  requireOverArea(tx, agency.areaPath, 'system_administrator');
  requireFresh(requireVersion(tx.caller), { ...agency, state: agency.active ? 'active' : 'inactive' });
  return agency;
}

/** @throws Conflict `version_stale`; Refused `parent_below`; NotFound `agency_not_found` */
export async function updateAgency(tx: Tx, id: string, changes: Partial<AgencyFields>): Promise<void> {
  await lockForChange(tx, id);
  if (changes.parentId !== undefined && changes.parentId !== null)
    await requireParentAbove(tx, id, changes.parentId);
  await tx.query(
    `update agency set
       name = coalesce($2::jsonb->>'name', name),
       parent_id = case when $2::jsonb ? 'parentId' then ($2::jsonb->>'parentId')::uuid else parent_id end,
       calendar_key = coalesce($2::jsonb->>'calendarKey', calendar_key),
       capacity = case when $2::jsonb ? 'capacity' then ($2::jsonb->>'capacity')::int else capacity end,
       duty = case when $2::jsonb ? 'duty' then nullif($2::jsonb->'duty', 'null'::jsonb) else duty end,
       capabilities = case when $2::jsonb ? 'capabilities'
         then array(select jsonb_array_elements_text($2::jsonb->'capabilities')) else capabilities end,
       trades = case when $2::jsonb ? 'trades' then array(select jsonb_array_elements_text($2::jsonb->'trades')) else trades end,
       profile = coalesce($2::jsonb->'profile', profile),
       version = version + 1, changed_at = $3, changed_by = $4
     where id = $1`,
    [id, JSON.stringify(changes), await tx.now(), tx.caller.actor.userId],
  );
  const fields = Object.keys(changes);
  record(tx, {
    type: 'agency.updated',
    subjectType: 'agency',
    subjectId: id,
    agencyId: id,
    detail: { fields },
  });
}

/**
 * From now on the agency is offered nothing new. What it holds stays with it until it is handed on, and is told.
 * @throws Refused `agency_inactive` when it is so already
 */
export async function deactivateAgency(tx: Tx, id: string, openWork: OpenWork): Promise<Remaining[]> {
  const { active } = await lockForChange(tx, id);
  if (!active) throw new Refused('agency_inactive', 'The agency is inactive already.');
  await setActive(tx, id, false);
  const remaining = await openWork.of(tx, id);
  record(tx, {
    type: 'agency.deactivated',
    subjectType: 'agency',
    subjectId: id,
    agencyId: id,
    detail: { remaining },
  });
  return remaining;
}

/** @throws Refused `agency_active` when it is so already */
export async function activateAgency(tx: Tx, id: string): Promise<void> {
  const { active } = await lockForChange(tx, id);
  if (active) throw new Refused('agency_active', 'The agency is active already.');
  await setActive(tx, id, true);
  record(tx, { type: 'agency.activated', subjectType: 'agency', subjectId: id, agencyId: id, detail: {} });
}

async function setActive(tx: Tx, id: string, active: boolean): Promise<void> {
  await tx.query(
    'update agency set active = $2, version = version + 1, changed_at = $3, changed_by = $4 where id = $1',
    [id, active, await tx.now(), tx.caller.actor.userId],
  );
}

/** Who guides whom is a tree; a circle would let a delegation come back to its giver. */
async function requireParentAbove(tx: Tx, id: string, parentId: string): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `with recursive above as (
       select g.id, g.parent_id from agency g where g.id = $1
       union select g.id, g.parent_id from agency g join above on g.id = above.parent_id
     ) select id from above`,
    [parentId],
  );
  if (rows.length === 0) throw new NotFound('agency');
  if (rows.some((row) => row.id === id)) {
    throw new Refused('parent_below', 'The parent is this agency itself or stands below it.');
  }
}
