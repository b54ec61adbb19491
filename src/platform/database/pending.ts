import { uuidv7 } from '../../kernel/ids.js';
import type { Caller } from '../auth/actor.js';
import type { Committed, Moved } from '../realtime/changes.js';
import type { AuditEntry, DomainEvent, OutboxJob } from './tx.js';

/**
 * Rows that a transaction has asked for and that are written in one statement just before it commits, and what it moves
 * besides.
 */
export interface Pending {
  readonly events: PendingEvent[];
  readonly audits: AuditEntry[];
  readonly jobs: OutboxJob[];
  readonly moved: Moved[];
}

/** `at` null: the transaction's own instant. */
export type PendingEvent = DomainEvent & { readonly id: string; readonly at: Date | null };

/** How much is pending, so that a part that failed can be undone. */
export interface Mark {
  readonly events: number;
  readonly audits: number;
  readonly jobs: number;
  readonly moved: number;
}

export function markOf({ events, audits, jobs, moved }: Pending): Mark {
  return { events: events.length, audits: audits.length, jobs: jobs.length, moved: moved.length };
}

export function undoTo(pending: Pending, mark: Mark): void {
  pending.events.length = mark.events;
  pending.audits.length = mark.audits;
  pending.jobs.length = mark.jobs;
  pending.moved.length = mark.moved;
}

export function nothingPending(): Pending {
  return { events: [], audits: [], jobs: [], moved: [] };
}

export function pendingEvent(event: DomainEvent, at: Date | null): PendingEvent {
  return { ...event, id: uuidv7(), at };
}

/** What of it moves something on a screen. History that is brought in wakes nobody. */
export function committedOf({ events, moved }: Pending): Committed {
  return { subjects: presentOf(events), moved };
}

function presentOf(events: readonly PendingEvent[]): readonly PendingEvent[] {
  return events.filter(({ at }) => at === null);
}

/**
 * Writes the timeline, the audit trail, the outbox and the command's result in one statement: one round trip, however
 * much was told. `jsonb_to_recordset` takes each list as one value, so the statement text never changes and stays
 * prepared.
 */
export const FLUSH_SQL = `
with event_rows as (
  insert into domain_event (id, at, type, stream_id, subject_type, subject_id, actor_kind, actor_user_id, actor_name,
                            audience_agency_id, payload)
  select e.id, coalesce(e.at, $1), e.type, e.stream_id, e.subject_type, e.subject_id, $2, $3, $4, e.audience_agency_id, e.payload
  from jsonb_to_recordset($5::jsonb) as e(ordinal int, id uuid, at timestamptz, type text, stream_id uuid, subject_type text,
       subject_id uuid, audience_agency_id uuid, payload jsonb)
  order by e.ordinal
), audit_rows as (
  insert into audit_row (at, actor_kind, actor_user_id, actor_name, agency_id, action, subject_type, subject_id,
                         detail, ip, user_agent, request_id)
  select $1, $2, $3, $4, a.agency_id, a.action, a.subject_type, a.subject_id, a.detail, $6, $7, $8
  from jsonb_to_recordset($9::jsonb) as a(ordinal int, agency_id uuid, action text, subject_type text,
       subject_id text, detail jsonb)
  order by a.ordinal
), outbox_rows as (
  insert into outbox (name, payload)
  select o.name, o.payload from jsonb_to_recordset($10::jsonb) as o(ordinal int, name text, payload jsonb)
  order by o.ordinal
)
insert into command_key (actor_id, key, route, body_hash, result, created_at)
select c.actor_id, c.key, c.route, c.body_hash, c.result, $1
from jsonb_to_recordset($11::jsonb) as c(actor_id uuid, key text, route text, body_hash text, result jsonb)`;

/** The values of `FLUSH_SQL`, in its order. `result` is kept only when the caller sent a command key. */
export function flushValues(
  pending: Pending,
  caller: Caller,
  at: Date,
  result: unknown,
  jobsFor: (eventType: string) => readonly string[],
): unknown[] {
  // History that is brought in is told on the timeline and wakes nobody.
  const following = presentOf(pending.events).flatMap((event) =>
    jobsFor(event.type).map((name) => ({ name, payload: { eventId: event.id } })),
  );
  const jobs = [...following, ...pending.jobs];
  const { actor, origin, command } = caller;
  return [
    at,
    actor.kind,
    actor.userId,
    actor.displayName,
    JSON.stringify(pending.events.map(eventRow)),
    origin.ip,
    origin.userAgent,
    origin.requestId,
    JSON.stringify(pending.audits.map(auditRow)),
    JSON.stringify(jobs.map((job, ordinal) => ({ ordinal, ...job }))),
    JSON.stringify(
      command === null || actor.userId === null
        ? []
        : [
            {
              actor_id: actor.userId,
              key: command.key,
              route: command.route,
              body_hash: command.bodyHash,
              result: result ?? null,
            },
          ],
    ),
  ];
}

function eventRow(event: PendingEvent, ordinal: number): object {
  return {
    ordinal,
    id: event.id,
    at: event.at,
    type: event.type,
    stream_id: event.streamId,
    subject_type: event.subjectType,
    subject_id: event.subjectId,
    audience_agency_id: event.audienceAgencyId ?? null,
    payload: event.payload,
  };
}

function auditRow(entry: AuditEntry, ordinal: number): object {
  return {
    ordinal,
    agency_id: entry.agencyId ?? null,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    detail: entry.detail ?? {},
  };
}
