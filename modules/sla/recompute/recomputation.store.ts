import { NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { PINS } from './pinned.store.js';
import type {
  BatchDone,
  HeldRecomputation,
  Recomputation,
  RecomputeEnd,
  RecomputeTarget,
} from './recomputation.js';

const SHOWN = `
select r.id, r.reason, coalesce(r.calendar_version_id, r.policy_version_id) as "versionId", coalesce(k.key, p.key) as key,
  coalesce(cv.number, pv.number) as number, r.clocks, r.recomputed, r.moved, r.breached, r.kept, r.failed,
  r.started_at as "startedAt", r.ended_at as "endedAt", r.ended_by as "endedBy"
from recomputation r
left join calendar_version cv on cv.id = r.calendar_version_id left join calendar k on k.id = cv.calendar_id
left join sla_policy_version pv on pv.id = r.policy_version_id left join sla_policy p on p.id = pv.policy_id`;

/**
 * Begins one. Where one runs for the same version already it is that one, locked, so that it does not end meanwhile; and it
 * goes over the clocks once more, for whatever this order is about may lie behind it.
 */
export async function insertRecomputation(
  tx: Tx,
  { reason, versionId }: RecomputeTarget,
  clocks: number,
): Promise<Recomputation> {
  const { column } = PINS[reason];
  const rows = await tx.query<{ id: string }>(
    `insert into recomputation (id, reason, ${column}, clocks, next_try_at, started_at, started_by)
     values ($1, $2, $3, $4, $5, $5, $6)
     on conflict (${column}) where ended_at is null do update set skipped_in_pass = recomputation.skipped_in_pass + 1 returning id`,
    [uuidv7(), reason, versionId, clocks, await tx.now(), tx.caller.actor.userId],
  );
  return getRecomputation(tx, rows[0]?.id ?? '');
}

/** @throws NotFound `recomputation_not_found` */
export async function getRecomputation(tx: Tx, id: string): Promise<Recomputation> {
  const [row] = await tx.query<Recomputation>(`${SHOWN} where r.id = $1`, [id]);
  if (row === undefined) throw new NotFound('recomputation');
  return row;
}

/** The newest first, after an id; only of policies that lie in the areas, or with null of everything. */
export function listRecomputations(
  tx: Tx,
  page: {
    readonly areaPaths: readonly string[] | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Recomputation[]> {
  return tx.query<Recomputation>(
    `${SHOWN} left join area a on a.id = p.area_id
     where ($1::ltree[] is null or a.path <@ any($1::ltree[])) and ($2::uuid is null or r.id < $2)
     order by r.id desc limit $3`,
    [page.areaPaths, page.after, page.limit],
  );
}

/** The one that has waited longest for a worker; null when none is due. Nothing is locked. */
export async function nextDue(tx: Tx): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    `select id from recomputation where ended_at is null and next_try_at <= $1 order by next_try_at limit 1`,
    [await tx.now()],
  );
  return rows[0]?.id ?? null;
}

/** Takes it for one batch; null when another worker has it, or it has ended. */
export async function holdRecomputation(tx: Tx, id: string): Promise<HeldRecomputation | null> {
  const rows = await tx.query<HeldRecomputation>(
    `select r.id, r.reason, coalesce(r.calendar_version_id, r.policy_version_id) as "versionId",
       r.after_clock_id as "afterClockId", r.taken_in_pass as "takenInPass", r.skipped_in_pass as "skippedInPass",
       coalesce(cv.created_at, pv.created_at) as "inForceSince"
     from recomputation r left join calendar_version cv on cv.id = r.calendar_version_id
     left join sla_policy_version pv on pv.id = r.policy_version_id
     where r.id = $1 and r.ended_at is null for update of r skip locked`,
    [id],
  );
  return rows[0] ?? null;
}

/** Whether a newer version of the same calendar or policy has a recomputation. */
export async function isOvertaken(tx: Tx, { reason, versionId }: RecomputeTarget): Promise<boolean> {
  const { column, versions, owner } = PINS[reason];
  const rows = await tx.query(
    `select from ${versions} v join ${versions} n on n.${owner} = v.${owner} and n.number > v.number
     join recomputation r on r.${column} = n.id where v.id = $1 limit 1`,
    [versionId],
  );
  return rows.length > 0;
}

export async function saveBatch(tx: Tx, id: string, done: BatchDone): Promise<void> {
  await tx.query(
    `update recomputation set after_clock_id = $2, recomputed = recomputed + $3, moved = moved + $4,
       breached = breached + $5, kept = kept + $6, failed = failed + $7, taken_in_pass = taken_in_pass + $3,
       skipped_in_pass = skipped_in_pass + $8, attempts = 0, next_try_at = $9
     where id = $1`,
    [
      id,
      done.lastClockId,
      done.recomputed,
      done.moved,
      done.breached,
      done.kept,
      done.failed,
      done.skipped,
      await tx.now(),
    ],
  );
}

/** Goes over the clocks once more, from the first. */
export async function beginPass(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query(
    `update recomputation set after_clock_id = null, kept = 0, failed = 0, taken_in_pass = 0, skipped_in_pass = 0,
       attempts = 0, next_try_at = $2
     where id = $1`,
    [id, at],
  );
}

export async function markEnded(tx: Tx, id: string, by: RecomputeEnd): Promise<void> {
  await tx.query(
    `update recomputation set ended_at = $2, ended_by = $3, next_try_at = null where id = $1 and ended_at is null`,
    [id, await tx.now(), by],
  );
}

/** Counts a try that failed. @returns how many there were in a row; 0 when it has ended */
export async function countFailure(tx: Tx, id: string, error: string): Promise<number> {
  const rows = await tx.query<{ attempts: number }>(
    `update recomputation set attempts = attempts + 1, last_error = $2 where id = $1 and ended_at is null returning attempts`,
    [id, error],
  );
  return rows[0]?.attempts ?? 0;
}

export async function tryAgainAt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query('update recomputation set next_try_at = $2 where id = $1 and ended_at is null', [id, at]);
}

/** One that was given up waits for a worker again, unless another has begun for its version. */
export async function reopenRecomputation(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update recomputation r set attempts = 0, next_try_at = $2, ended_at = null, ended_by = null
     where r.id = $1 and r.ended_by = 'given_up'
       and not exists (select from recomputation o where o.ended_at is null
         and (o.calendar_version_id = r.calendar_version_id or o.policy_version_id = r.policy_version_id))`,
    [id, await tx.now()],
  );
}
