import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../clocks/clock-row.js';
import { CLOCK_COLUMNS } from '../clocks/clock.store.js';
import {
  BREACH_INSERT,
  breachRow,
  FIRING_INSERT,
  firingRow,
  type Firing,
  type NewBreach,
} from '../clocks/clock-writes.js';

/** A clock that is due, and where. */
export interface DueClock extends ClockRow {
  readonly areaPath: string;
}

/** A step of a ladder that was reached, for one kind of recipient. */
export interface NewEscalation {
  readonly id: string;
  readonly clockId: string;
  readonly cycle: number;
  readonly level: string;
  readonly role: string;
  readonly agencyId: string | null;
  readonly areaId: string;
  readonly caseId: string | null;
  readonly coalescingKey: string;
  readonly dueAt: Date;
  readonly userIds: readonly string[];
}

/** A deadline handed to its handler. */
export interface NewTimeout {
  readonly clockId: string;
  readonly cycle: number;
  readonly deadlineAt: Date;
}

/** What a batch of the sweep writes. */
export interface SweepWrites {
  readonly rows: readonly ClockRow[];
  readonly firings: readonly Firing[];
  readonly breaches: readonly NewBreach[];
  readonly escalations: readonly NewEscalation[];
  readonly timeouts: readonly NewTimeout[];
}

/**
 * The superseded versions of calendars whose clocks are being moved: they would be charged by days that no longer count.
 * For a minute, and for as long as it makes headway, which each batch tells by `next_try_at`: one that fails, or that no
 * worker has taken up for a minute, must not keep a deadline from being told.
 */
const BEING_LEFT = `
select o.id from recomputation r join calendar_version v on v.id = r.calendar_version_id
join calendar_version o on o.calendar_id = v.calendar_id and o.number < v.number
where r.ended_at is null and (r.started_at > accord_now() - interval '1 minute'
  or r.attempts = 0 and r.next_try_at > accord_now() - interval '1 minute')`;

const CLAIM_SQL = `
select ${CLOCK_COLUMNS}, a.path::text as "areaPath"
from clock c join area a on a.id = c.area_id
where c.next_fire_at <= (select accord_now()) and not c.apart and c.calendar_version_id not in (${BEING_LEFT})
order by c.next_fire_at limit $1 for update of c skip locked`;

/**
 * Locks clocks that are due, the earliest first; those that another sweep or a step holds, or that await their calendar,
 * are left, and those of areas apart are nobody's business today.
 */
export function claimDue(tx: Tx, limit: number): Promise<DueClock[]> {
  return tx.query<DueClock>(CLAIM_SQL, [limit]);
}

const CLAIM_IN_AREA_SQL = `
select ${CLOCK_COLUMNS}, a.path::text as "areaPath"
from clock c join area a on a.id = c.area_id
where c.area_id = $1 and c.apart and c.next_fire_at <= $2
order by c.next_fire_at limit $3 for update of c`;

/** Locks the clocks of an area apart that are due as of the transaction's instant, the earliest first. */
export async function claimDueIn(tx: Tx, areaId: string, limit: number): Promise<DueClock[]> {
  return tx.query<DueClock>(CLAIM_IN_AREA_SQL, [areaId, await tx.now(), limit]);
}

const WRITE_SQL = `
with firing as (${FIRING_INSERT}), late as (${BREACH_INSERT}), step as (
  insert into escalation (id, clock_id, cycle, level, role, agency_id, area_id, case_id, coalescing_key, due_at, fired_at,
                          unattended, urgent_at)
  select e.id, e."clockId", e.cycle, e.level, e.role, e."agencyId", e."areaId", e."caseId", e."coalescingKey", e."dueAt", $3,
         e."userIds" = '{}', e."dueAt" - task_head_start(c.band)
  from jsonb_to_recordset($4::jsonb) as e(id uuid, "clockId" uuid, cycle int, level text, role text, "agencyId" uuid,
       "areaId" uuid, "caseId" uuid, "coalescingKey" text, "dueAt" timestamptz, "userIds" uuid[])
  join clock c on c.id = e."clockId"
), told as (
  insert into escalation_recipient (escalation_id, user_id, urgent_at)
  select e.id, u, e."dueAt" - task_head_start(c.band)
  from jsonb_to_recordset($4::jsonb) as e(id uuid, "clockId" uuid, "dueAt" timestamptz, "userIds" uuid[])
  join clock c on c.id = e."clockId" cross join unnest(e."userIds") as u
), silent as (
  insert into clock_timeout (clock_id, cycle, deadline_at, attempts, next_try_at)
  select t."clockId", t.cycle, t."deadlineAt", 0, $3
  from jsonb_to_recordset($5::jsonb) as t("clockId" uuid, cycle int, "deadlineAt" timestamptz)
  on conflict do nothing
)
update clock c set state = r.state, deadline_at = r."deadlineAt", next_fire_at = r."nextFireAt", provisional = r.provisional,
  breached = r.breached, fired = r.fired
from jsonb_to_recordset($6::jsonb) as r(id uuid, state text, "deadlineAt" timestamptz, "nextFireAt" timestamptz,
     provisional boolean, breached boolean, fired text[])
where c.id = r.id`;

/** Writes a batch in one statement. The rows are locked. */
export async function writeSweep(tx: Tx, writes: SweepWrites): Promise<void> {
  const at = await tx.now();
  await tx.query(WRITE_SQL, [
    JSON.stringify(writes.firings.map((firing) => firingRow(firing, at))),
    JSON.stringify(writes.breaches.map((breach) => breachRow(breach, at))),
    at,
    JSON.stringify(writes.escalations),
    JSON.stringify(writes.timeouts),
    JSON.stringify(writes.rows.map(sweptPart)),
  ]);
}

/** When the next clock is due; null when none runs towards anything. */
export async function nextDueAt(tx: Tx): Promise<Date | null> {
  const rows = await tx.query<{ at: Date | null }>(
    `select least((select min(next_fire_at) from clock where next_fire_at is not null and not apart),
                  (select min(next_try_at) from clock_timeout where ended_at is null)) as at`,
  );
  return rows[0]?.at ?? null;
}

function sweptPart({ id, state, deadlineAt, nextFireAt, provisional, breached, fired }: ClockRow): object {
  return { id, state, deadlineAt, nextFireAt, provisional, breached, fired };
}
