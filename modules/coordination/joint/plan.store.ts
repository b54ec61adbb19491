import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

export type PlanItemState = 'open' | 'done' | 'withdrawn' | 'left' | 'ended';

/** What an agency of a joint case has agreed to do by when. */
export interface PlanItem {
  readonly id: string;
  readonly caseId: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly what: string;
  readonly dueAt: Date;
  readonly state: PlanItemState;
  readonly meetingId: string | null;
  readonly note: string | null;
  readonly version: number;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly changedAt: Date;
  readonly changedByName: string;
  readonly endedAt: Date | null;
}

export type NewPlanItem = Pick<PlanItem, 'id' | 'caseId' | 'agencyId' | 'what' | 'dueAt' | 'meetingId'>;

const SELECT = `
select i.id, i.case_id as "caseId", i.agency_id as "agencyId", g.name as "agencyName", i.what, i.due_at as "dueAt", i.state,
  i.meeting_id as "meetingId", i.note, i.version, i.made_at as "madeAt", i.made_by_name as "madeByName",
  i.changed_at as "changedAt", i.changed_by_name as "changedByName", i.ended_at as "endedAt"
from plan_item i join agency g on g.id = i.agency_id`;

/** All of a case: what is open first, then in the order in which they fall due. */
export function planOf(tx: Tx, caseId: string): Promise<PlanItem[]> {
  return tx.query<PlanItem>(`${SELECT} where i.case_id = $1 order by i.state <> 'open', i.due_at, i.id`, [
    caseId,
  ]);
}

/** Those an agency, or any where none is named, still has to do. The case's row is locked before. */
export function openItems(tx: Tx, caseId: string, agencyId: string | null = null): Promise<PlanItem[]> {
  return tx.query<PlanItem>(
    `${SELECT} where i.case_id = $1 and i.state = 'open' and ($2::uuid is null or i.agency_id = $2) order by i.id`,
    [caseId, agencyId],
  );
}

/** Locked; the case's row is locked before. @throws NotFound `plan_item_not_found` */
export async function lockItem(tx: Tx, caseId: string, id: string): Promise<PlanItem> {
  const rows = await tx.query<PlanItem>(`${SELECT} where i.id = $1 and i.case_id = $2 for update of i`, [
    id,
    caseId,
  ]);
  const row = rows[0];
  if (row === undefined) throw new NotFound('plan_item');
  return row;
}

export async function insertItem(tx: Tx, item: NewPlanItem): Promise<void> {
  const { displayName } = tx.caller.actor;
  await tx.query(
    `insert into plan_item (id, case_id, agency_id, what, due_at, state, meeting_id, version, made_at, made_by_name, changed_at,
       changed_by_name)
     values ($1, $2, $3, $4, $5, 'open', $6, 1, $7, $8, $7, $8)`,
    [item.id, item.caseId, item.agencyId, item.what, item.dueAt, item.meetingId, await tx.now(), displayName],
  );
}

/** Its row is locked. */
export async function changeItem(
  tx: Tx,
  id: string,
  { what, agencyId, dueAt }: Pick<PlanItem, 'what' | 'agencyId' | 'dueAt'>,
): Promise<void> {
  await tx.query(
    `update plan_item set what = $2, agency_id = $3, due_at = $4, version = version + 1, changed_at = $5, changed_by_name = $6
     where id = $1`,
    [id, what, agencyId, dueAt, await tx.now(), tx.caller.actor.displayName],
  );
}

/** Its row, or that of its case, is locked. */
export async function endItem(
  tx: Tx,
  id: string,
  { state, note }: { readonly state: Exclude<PlanItemState, 'open'>; readonly note: string | null },
): Promise<void> {
  await tx.query(
    `update plan_item set state = $2, note = $3, ended_at = $4, version = version + 1, changed_at = $4, changed_by_name = $5
     where id = $1`,
    [id, state, note, await tx.now(), tx.caller.actor.displayName],
  );
}

/** What an agency still has to do goes along into another case. @returns their ids */
export async function moveItems(
  tx: Tx,
  { fromId, intoId, agencyId }: { fromId: string; intoId: string; agencyId: string | null },
): Promise<string[]> {
  const rows = await tx.query<{ id: string; isOpen: boolean }>(
    `update plan_item set case_id = $2 where case_id = $1 and ($3::uuid is null or (agency_id = $3 and state = 'open'))
     returning id, state = 'open' as "isOpen"`,
    [fromId, intoId, agencyId],
  );
  return rows.filter(({ isOpen }) => isOpen).map(({ id }) => id);
}
