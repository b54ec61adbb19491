import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { BulkAct, BulkKind, BulkState } from './bulk-act.js';

/** One act about many lines, as it stands. */
export interface Bulk {
  readonly id: string;
  readonly act: BulkKind;
  readonly params: BulkAct['params'];
  readonly state: BulkState;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** How many of its lines stand how. */
export interface BulkNumbers {
  readonly total: number;
  readonly checked: number;
  readonly may: number;
  readonly done: number;
  readonly refused: number;
  readonly left: number;
}

const COLUMNS = `b.id, b.act, b.params, b.state, b.asked_by as "askedBy", b.asked_at as "askedAt",
  b.ended_at as "endedAt", b.version`;
const NUMBERS = `cross join lateral (
  select count(*)::int as total, count(r.verdict)::int as checked,
    count(*) filter (where r.verdict = 'may')::int as may, count(*) filter (where r.result = 'done')::int as done,
    count(*) filter (where r.result = 'refused')::int as refused,
    count(*) filter (where r.result = 'left' and r.verdict = 'may')::int as left
  from bulk_act_row r where r.bulk_id = b.id) n`;
const SHOWN = `select ${COLUMNS}, n.* from bulk_act b ${NUMBERS}`;

/** @returns null where another one of the same person is under way */
export async function insertBulk(tx: Tx, id: string, { act, params }: BulkAct): Promise<boolean> {
  const rows = await tx.query(
    `insert into bulk_act (id, act, params, asked_at, asked_by) values ($1, $2, $3, $4, $5)
     on conflict (asked_by) where state in ('checking', 'running') do nothing returning id`,
    [id, act, JSON.stringify(params), await tx.now(), tx.caller.actor.userId],
  );
  return rows.length > 0;
}

/** Whoever asked sees it, and nobody else. @throws NotFound `bulk_act_not_found` */
export async function getBulk(tx: Tx, id: string): Promise<Bulk & BulkNumbers> {
  const [row] = await tx.query<Bulk & BulkNumbers>(`${SHOWN} where b.id = $1 and b.asked_by = $2`, [
    id,
    tx.caller.actor.userId,
  ]);
  if (row === undefined) throw new NotFound('bulk_act');
  return row;
}

/** One's own, the newest first. */
export function bulksOf(
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
): Promise<(Bulk & BulkNumbers)[]> {
  return tx.query<Bulk & BulkNumbers>(
    `${SHOWN} where b.asked_by = $1 and ($2::uuid is null or b.id < $2) order by b.id desc limit $3`,
    [tx.caller.actor.userId, page.after, page.limit],
  );
}

/** The one that is under way. */
export async function underWay(tx: Tx): Promise<Bulk | null> {
  const [row] = await tx.query<Bulk>(
    `select ${COLUMNS} from bulk_act b where b.asked_by = $1 and b.state in ('checking', 'running')`,
    [tx.caller.actor.userId],
  );
  return row ?? null;
}

/** In whose name it is done; null when there is no such thing, or nothing of it is left to do. Nothing is locked. */
export async function askedBy(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ userId: string }>(
    `select asked_by as "userId" from bulk_act where id = $1 and state in ('checking', 'running')`,
    [id],
  );
  return row?.userId ?? null;
}

/** Takes it for one line: another worker waits here; null where nothing of it is left to do. */
export async function holdBulk(tx: Tx, id: string): Promise<Bulk | null> {
  const [row] = await tx.query<Bulk>(
    `select ${COLUMNS} from bulk_act b where b.id = $1 and b.state in ('checking', 'running') for update`,
    [id],
  );
  return row ?? null;
}

const STAMPS: Readonly<Partial<Record<BulkState, string>>> = {
  checked: ', checked_at = $4',
  running: ', started_at = $4',
  ended: ', ended_at = $4',
  cancelled: ', ended_at = $4',
};

/**
 * Moves it on; ask under its lock, or with the version that was read.
 * @returns false where it stands otherwise by now
 */
export async function moveBulk(
  tx: Tx,
  id: string,
  step: { readonly from: readonly BulkState[]; readonly to: BulkState; readonly version?: number },
): Promise<boolean> {
  const rows = await tx.query(
    `update bulk_act set state = $3, version = version + 1${STAMPS[step.to] ?? ''}
     where id = $1 and state = any($2) and ($5::int is null or version = $5) and $4::timestamptz is not null returning id`,
    [id, step.from, step.to, await tx.now(), step.version ?? null],
  );
  return rows.length > 0;
}

/** What stands in the way of a step that somebody else, or another window, was faster with. */
export function moved({ state, version }: Bulk): Conflict {
  return new Conflict('bulk_moved', 'It has gone on since it was read.', { state, version });
}
