import type { Tx } from '../../../../src/platform/database/tx.js';
import type { BoardFilter } from '../board.dto.js';
import type { GonePart } from './views.view.js';

/** A view as its reader may open it. */
export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly filter: BoardFilter;
  readonly gone: readonly GonePart[];
  readonly isOwn: boolean;
  readonly ownerName: string;
  readonly sharedAreaId: string | null;
  readonly isFirst: boolean;
  readonly version: number;
}

/** Who reads. */
export interface ViewReader {
  readonly userId: string;
  /** Of the areas they coordinate or supervise, with all below. */
  readonly areaPaths: readonly string[];
  /** The same areas themselves. */
  readonly areaIds: readonly string[];
}

/* What is shared is seen as long as its owner answers for the area it is shared over. */
const OPENED = `
select v.id, v.name, v.filter, v.owner_user_id = $1 as "isOwn", o.display_name as "ownerName", v.shared_area_id as "sharedAreaId",
  exists (select from board_view_first f where f.user_id = $1 and f.view_id = v.id) as "isFirst", v.version,
  array_remove(array[
    case when v.filter ? 'areaId' and not exists (select from area a
      where a.id = (v.filter->>'areaId')::uuid and a.path <@ any($2::ltree[])) then 'area' end,
    case when v.filter ? 'agencyId' and not exists (select from agency g where g.id = (v.filter->>'agencyId')::uuid and (g.active
      or exists (select from clock c join area a on a.id = c.area_id
        where c.owner_agency_id = g.id and c.state in ('running', 'paused') and a.path <@ any($2::ltree[])))) then 'agency' end,
    case when v.filter ? 'typeCode' and not exists (select from dispute_type t
      where t.code = v.filter->>'typeCode' and (t.active_to is null or exists (select from clock c join area a on a.id = c.area_id
        join dispute_case d on d.id = c.case_id where c.state in ('running', 'paused') and a.path <@ any($2::ltree[])
        and left(d.type_code, length(t.code)) = t.code))) then 'type' end], null) as gone
from board_view v join app_user o on o.id = v.owner_user_id
where (v.owner_user_id = $1 or v.shared_area_id = any($3::uuid[]) and o.active and exists (select from membership m
    where m.user_id = v.owner_user_id and m.area_id = v.shared_area_id and m.role in ('coordinator', 'supervisor')
      and m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())))`;

const valuesOf = ({ userId, areaPaths, areaIds }: ViewReader): unknown[] => [userId, areaPaths, areaIds];

/** One's own before those that others share, each by name. */
export function viewsOf(tx: Tx, reader: ViewReader): Promise<ViewRow[]> {
  return tx.query<ViewRow>(`${OPENED} order by (v.owner_user_id = $1) desc, v.name, v.id`, valuesOf(reader));
}

export async function findView(tx: Tx, reader: ViewReader, id: string): Promise<ViewRow | null> {
  const rows = await tx.query<ViewRow>(`${OPENED} and v.id = $4`, [...valuesOf(reader), id]);
  return rows[0] ?? null;
}

/** What somebody keeps is changed by one of their requests after the other: names and their number are looked at under this lock. */
export async function lockOwner(tx: Tx, userId: string): Promise<void> {
  await tx.query('select from app_user where id = $1 for no key update', [userId]);
}

/** What one keeps already. */
export function keptBy(tx: Tx, userId: string): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.query('select id, name from board_view where owner_user_id = $1', [userId]);
}

/** What of a view is written. */
export interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly filter: BoardFilter;
  readonly sharedAreaId: string | null;
}

export async function keepView(tx: Tx, userId: string, view: KeptView): Promise<void> {
  const { id, name, filter, sharedAreaId } = view;
  await tx.query(
    `insert into board_view (id, owner_user_id, name, filter, shared_area_id, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [id, userId, name, filter, sharedAreaId, await tx.now()],
  );
}

export async function rewriteView(tx: Tx, { id, name, filter, sharedAreaId }: KeptView): Promise<void> {
  await tx.query(
    `update board_view set name = $2, filter = $3, shared_area_id = $4, version = version + 1, changed_at = $5 where id = $1`,
    [id, name, filter, sharedAreaId, await tx.now()],
  );
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from board_view where id = $1', [id]);
}

/** It is not deleted before this transaction has ended. */
export async function keepThere(tx: Tx, viewId: string): Promise<void> {
  await tx.query('select from board_view where id = $1 for key share', [viewId]);
}

/** @param viewId null for none */
export async function openFirst(tx: Tx, userId: string, viewId: string | null): Promise<void> {
  if (viewId === null) {
    await tx.query('delete from board_view_first where user_id = $1', [userId]);
    return;
  }
  await tx.query(
    `insert into board_view_first (user_id, view_id) values ($1, $2)
     on conflict (user_id) do update set view_id = excluded.view_id`,
    [userId, viewId],
  );
}
