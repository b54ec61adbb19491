import type { Tx } from '../../../src/platform/database/tx.js';
import { uuidv7 } from '../../../src/kernel/ids.js';

/** A file of the exchange folder as it stands in `exchange_file`. */
export interface ExchangeFile {
  readonly id: string;
  readonly name: string;
  readonly sequence: number | null;
  readonly state: 'waiting' | 'taking' | 'done' | 'refused';
  readonly sha256: string | null;
  readonly runId: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  /** Size, time of change and inode when it was last looked at. */
  readonly look: string;
  readonly firstSeenAt: Date;
  /** Since when it has looked like that. */
  readonly changedAt: Date;
  readonly toldAt: Date | null;
  readonly decidedAt: Date | null;
}

/** A file that lies in the folder now. */
export interface Arrival {
  readonly name: string;
  readonly sequence: number | null;
  readonly look: string;
}

/** Why a file waits or is refused. */
export interface Cause {
  readonly code: string;
  readonly reason: string;
}

const COLUMNS = `f.id, f.name, f.sequence, f.state, f.sha256, f.run_id as "runId", f.code, f.reason, f.look,
  f.first_seen_at as "firstSeenAt", f.changed_at as "changedAt", f.told_at as "toldAt", f.decided_at as "decidedAt"`;

/** The number of the file that is taken next. */
export async function nextSequence(tx: Tx): Promise<number> {
  return sequenceIn(await tx.query<{ next: number }>('select next from exchange_sequence'));
}

/** The same, and nobody else takes a file until the transaction ends. */
export async function lockSequence(tx: Tx): Promise<number> {
  return sequenceIn(await tx.query<{ next: number }>('select next from exchange_sequence for update'));
}

export async function advanceSequence(tx: Tx): Promise<void> {
  await tx.query('update exchange_sequence set next = next + 1');
}

export async function openFile(tx: Tx, name: string): Promise<ExchangeFile | null> {
  const rows = await tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f where f.name = $1 and f.state in ('waiting', 'taking')`,
    [name],
  );
  return rows[0] ?? null;
}

export async function openFiles(tx: Tx): Promise<ExchangeFile[]> {
  return tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f where f.state in ('waiting', 'taking') order by f.name`,
  );
}

export async function doneFile(tx: Tx, sequence: number): Promise<ExchangeFile | null> {
  const rows = await tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f where f.sequence = $1 and f.state = 'done'`,
    [sequence],
  );
  return rows[0] ?? null;
}

/** Decided, and not yet carried out in the folder. */
export async function unsettledFiles(tx: Tx): Promise<ExchangeFile[]> {
  return tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f
     where f.state in ('done', 'refused') and f.settled_at is null order by f.id`,
  );
}

export async function markSettled(tx: Tx, id: string): Promise<void> {
  await tx.query('update exchange_file set settled_at = $2 where id = $1', [id, await tx.now()]);
}

/** Carried out in the folder before an instant, and still lying there; the oldest first. */
export async function unclearedFiles(tx: Tx, before: Date, limit: number): Promise<ExchangeFile[]> {
  return tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f
     where f.settled_at is not null and f.cleared_at is null and f.decided_at < $1 order by f.decided_at limit $2`,
    [before, limit],
  );
}

export async function markCleared(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('update exchange_file set cleared_at = $2 where id = any($1)', [ids, await tx.now()]);
}

/** A done file's receipt is to be written once more. */
export async function markUnsettled(tx: Tx, id: string): Promise<void> {
  await tx.query('update exchange_file set settled_at = null where id = $1', [id]);
}

/** The file is there and cannot be taken yet. The time since it last changed starts again when it looks different. */
export async function recordWaiting(tx: Tx, arrival: Arrival, cause: Cause): Promise<ExchangeFile> {
  const now = await tx.now();
  const rows = await tx.query<ExchangeFile>(
    `insert into exchange_file as f (id, name, sequence, state, code, reason, look, first_seen_at, changed_at)
     values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $7)
     on conflict (name) where state in ('waiting', 'taking') do update
       set code = $4, reason = $5, look = $6, changed_at = case when f.look = $6 then f.changed_at else $7 end
     returning ${COLUMNS}`,
    [uuidv7(), arrival.name, arrival.sequence, cause.code, cause.reason, arrival.look, now],
  );
  return only(rows);
}

export async function recordTold(tx: Tx, id: string): Promise<void> {
  await tx.query('update exchange_file set told_at = $2 where id = $1 and told_at is null', [
    id,
    await tx.now(),
  ]);
}

/** Refused for good: the row that was waiting ends, or a new one tells it. */
export async function recordRefusal(tx: Tx, arrival: Arrival, cause: Cause): Promise<ExchangeFile> {
  const now = await tx.now();
  const ended = await tx.query<ExchangeFile>(
    `update exchange_file f set state = 'refused', code = $2, reason = $3, look = $4, decided_at = $5
     where f.name = $1 and f.state = 'waiting' returning ${COLUMNS}`,
    [arrival.name, cause.code, cause.reason, arrival.look, now],
  );
  if (ended.length > 0) return only(ended);
  return only(
    await tx.query<ExchangeFile>(
      `insert into exchange_file as f (id, name, sequence, state, code, reason, look, first_seen_at, changed_at, decided_at)
       values ($1, $2, $3, 'refused', $4, $5, $6, $7, $7, $7) returning ${COLUMNS}`,
      [uuidv7(), arrival.name, arrival.sequence, cause.code, cause.reason, arrival.look, now],
    ),
  );
}

/** Checked, in its turn, and being imported from now on. */
export async function recordTaking(
  tx: Tx,
  arrival: Arrival,
  of: { readonly sha256: string; readonly keyId: string; readonly runId: string },
): Promise<void> {
  const now = await tx.now();
  await tx.query(
    `insert into exchange_file as f (id, name, sequence, state, sha256, key_id, run_id, look, first_seen_at, changed_at)
     values ($1, $2, $3, 'taking', $4, $5, $6, $7, $8, $8)
     on conflict (name) where state in ('waiting', 'taking') do update
       set state = 'taking', code = null, reason = null, sha256 = $4, key_id = $5, run_id = $6, look = $7`,
    [uuidv7(), arrival.name, arrival.sequence, of.sha256, of.keyId, of.runId, arrival.look, now],
  );
}

export async function recordDone(tx: Tx, name: string): Promise<void> {
  await tx.query(
    `update exchange_file set state = 'done', decided_at = $2 where name = $1 and state = 'taking'`,
    [name, await tx.now()],
  );
}

/** Newest first, after the id of the last row. */
export async function listFiles(tx: Tx, afterId: string | null, limit: number): Promise<ExchangeFile[]> {
  return tx.query<ExchangeFile>(
    `select ${COLUMNS} from exchange_file f where $1::uuid is null or f.id < $1 order by f.id desc limit $2`,
    [afterId, limit],
  );
}

function sequenceIn(rows: readonly { next: number }[]): number {
  const row = rows[0];
  if (row === undefined) throw new Error('exchange_sequence has lost its row');
  return row.next;
}

function only(rows: readonly ExchangeFile[]): ExchangeFile {
  const row = rows[0];
  if (row === undefined) throw new Error('exchange_file answered no row');
  return row;
}
