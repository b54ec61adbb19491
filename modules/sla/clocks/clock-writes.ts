import { joinsLists } from '../../../src/platform/database/together.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { OwnerShare } from '../domain/explanation.js';
import type { ClockRow } from './clock-row.js';
import type { RecordedEvent } from './history.js';

/** A mark that a threshold was dealt with. */
export interface Firing {
  readonly clockId: string;
  readonly cycle: number;
  readonly threshold: string;
  readonly dueAt: Date;
  /** False: told to nobody, because a higher one was due as well. */
  readonly sent: boolean;
}

/** A deadline that passed. */
export interface NewBreach {
  readonly id: string;
  readonly clock: ClockRow;
  readonly cycle: number;
  readonly deadlineAt: Date;
  readonly shares: readonly OwnerShare[];
  readonly policyInduced: boolean;
}

/** What one step of the clocks writes. */
export interface ClockWrites {
  readonly rows: readonly ClockRow[];
  readonly events: readonly RecordedEvent[];
  readonly firings: readonly Firing[];
  readonly breaches: readonly NewBreach[];
}

export const FIRING_INSERT = `
insert into clock_firing (clock_id, cycle, threshold, due_at, fired_at, sent)
select f."clockId", f.cycle, f.threshold, f."dueAt", f."firedAt", f.sent
from jsonb_to_recordset($1::jsonb) as f("clockId" uuid, cycle int, threshold text, "dueAt" timestamptz, "firedAt" timestamptz,
     sent boolean)`;

export const BREACH_INSERT = `
insert into breach (id, clock_id, cycle, kind, deadline_at, detected_at, owner_agency_id, owner_user_id, case_id, area_id,
                    name, class, shares, policy_induced)
select b.id, b.clock_id, b.cycle, 'breach', b.deadline_at, b.detected_at, b.owner_agency_id, b.owner_user_id, b.case_id, b.area_id,
       b.name, b.class, b.shares, b.policy_induced
from jsonb_to_recordset($2::jsonb) as b(id uuid, clock_id uuid, cycle int, deadline_at timestamptz, detected_at timestamptz,
     owner_agency_id uuid, owner_user_id uuid, case_id uuid, area_id uuid, name text, class text, shares jsonb, policy_induced boolean)`;

/**
 * One statement for rows, events, marks and breaches, however many clocks: its text never changes and stays prepared. Each
 * entry carries its own instant, so that what many subjects write in step can be written at once.
 */
const WRITE_SQL = joinsLists(
  `
with firing as (${FIRING_INSERT}), late as (${BREACH_INSERT}), told as (
  insert into clock_event (clock_id, seq, at, type, payload, recorded_at, actor_kind, actor_user_id)
  select e."clockId", e.seq, e.at, e.type, e.payload, e."recordedAt", $3, $4
  from jsonb_to_recordset($5::jsonb) as e("clockId" uuid, seq int, at timestamptz, type text, payload jsonb,
       "recordedAt" timestamptz)
)
insert into clock as c (id, subject_type, subject_id, case_id, area_id, name, item, kind, lane, band, class, policy_version_id,
  calendar_version_id, target, owner_agency_id, owner_user_id, sender_agency_id, state, cycle, started_at, deadline_at,
  stopped_at, next_fire_at, provisional, breached, fired, version, apart)
select r."id", r."subjectType", r."subjectId", r."caseId", r."areaId", r.name, r.item, r.kind, r.lane, r.band, r.class,
  r."policyVersionId", r."calendarVersionId", r.target, r."ownerAgencyId", r."ownerUserId", r."senderAgencyId", r.state,
  r.cycle, r."startedAt", r."deadlineAt", r."stoppedAt", r."nextFireAt", r.provisional, r.breached, r.fired, r.version,
  (select a.apart from area a where a.id = r."areaId")
from jsonb_to_recordset($6::jsonb) as r(id uuid, "subjectType" text, "subjectId" uuid, "caseId" uuid, "areaId" uuid,
  name text, item text, kind text, lane text, band text, class text, "policyVersionId" uuid, "calendarVersionId" uuid,
  target jsonb, "ownerAgencyId" uuid, "ownerUserId" uuid, "senderAgencyId" uuid, state text, cycle int,
  "startedAt" timestamptz, "deadlineAt" timestamptz, "stoppedAt" timestamptz, "nextFireAt" timestamptz,
  provisional boolean, breached boolean, fired text[], version int)
on conflict (id) do update set kind = excluded.kind, lane = excluded.lane, band = excluded.band, class = excluded.class,
  policy_version_id = excluded.policy_version_id, calendar_version_id = excluded.calendar_version_id,
  target = excluded.target, owner_agency_id = excluded.owner_agency_id, owner_user_id = excluded.owner_user_id,
  sender_agency_id = excluded.sender_agency_id, state = excluded.state, cycle = excluded.cycle,
  started_at = excluded.started_at, deadline_at = excluded.deadline_at, stopped_at = excluded.stopped_at,
  next_fire_at = excluded.next_fire_at, provisional = excluded.provisional, breached = excluded.breached,
  fired = excluded.fired, version = excluded.version`,
  { positions: [0, 1, 4, 5] },
);

/** Writes a step of the clocks at once; their rows are locked, or new. Steps are written by `writeClocks`, which knows of batches. */
export async function writeNow(tx: Tx, writes: ClockWrites): Promise<void> {
  const { actor } = tx.caller;
  const at = await tx.now();
  await tx.query(WRITE_SQL, [
    JSON.stringify(writes.firings.map((firing) => firingRow(firing, at))),
    JSON.stringify(writes.breaches.map((breach) => breachRow(breach, at))),
    actor.kind,
    actor.userId,
    JSON.stringify(writes.events.map((event) => ({ ...event, recordedAt: at }))),
    JSON.stringify(writes.rows),
  ]);
}

/** A mark as its insert reads it. */
export function firingRow(firing: Firing, firedAt: Date): object {
  return { ...firing, firedAt };
}

/** A breach as its insert reads it. */
export function breachRow(breach: NewBreach, detectedAt: Date): object {
  const { id, clock, cycle, deadlineAt, shares, policyInduced } = breach;
  return {
    id,
    clock_id: clock.id,
    cycle,
    deadline_at: deadlineAt,
    detected_at: detectedAt,
    owner_agency_id: clock.ownerAgencyId,
    owner_user_id: clock.ownerUserId,
    case_id: clock.caseId,
    area_id: clock.areaId,
    name: clock.name,
    class: clock.class,
    shares,
    policy_induced: policyInduced,
  };
}
