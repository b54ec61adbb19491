import type pg from 'pg';
import type { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';

/**
 * The outbox forgets a row when the queue has taken it. This trigger, which only the test installs, keeps a copy that
 * commits with the row.
 */
const REMEMBER = `
create schema witness;
create table witness.outbox_row (id bigint primary key, name text not null, payload jsonb not null);
create function witness.remember() returns trigger language plpgsql security definer as $$
begin
  insert into witness.outbox_row values (new.id, new.name, new.payload);
  return null;
end $$;
create trigger witness_remember after insert on outbox for each row execute function witness.remember()`;

export async function rememberOutbox(sql: pg.Pool): Promise<void> {
  await sql.query(REMEMBER);
}

/**
 * What is lost of the jobs that follow events, as sentences. A job is traced from end to end:
 *
 * - each event has exactly one outbox row for each job subscribed to its type, and no row is without its event;
 * - each row that ever committed waits no longer, and its job is in the inbox (done, and done once: that is its key)
 *   or is an incident for a person. Jobs that keep no inbox speak of a delivery, which then has come to its end.
 */
export async function lostJobs(sql: pg.Pool, subscriptions: Subscriptions): Promise<string[]> {
  const { rows: types } = await sql.query<{ type: string }>('select distinct type from domain_event');
  const followed = types.flatMap(({ type }) => subscriptions.jobsFor(type).map((name) => ({ type, name })));
  const { rows } = await sql.query<{ what: string }>(
    `with expected as (
       select e.id as event_id, f.name
       from domain_event e join jsonb_to_recordset($1::jsonb) as f(type text, name text) on f.type = e.type
     ), kept as (
       select w.id, w.name, (w.payload->>'eventId')::uuid as event_id, w.payload from witness.outbox_row w
     )
     select 'event ' || x.event_id || ' has ' || count(k.id) || ' rows for ' || x.name as what
       from expected x left join kept k on k.event_id = x.event_id and k.name = x.name
       group by x.event_id, x.name having count(k.id) <> 1
     union all
     select 'row ' || k.id || ' of ' || k.name || ' follows no event' from kept k
       where k.event_id is not null and not exists (select 1 from expected x where x.event_id = k.event_id and x.name = k.name)
     union all
     select 'row ' || k.id || ' of ' || k.name || ' still waits' from kept k join outbox o on o.id = k.id
     union all
     select 'row ' || k.id || ' of ' || k.name || ' was never done; the queue has it as '
       || coalesce((select j.state::text || ' ' || j.attempts_made from bullmq.job j where j.id = 'ob-' || k.id), 'nothing') from kept k
       where not exists (select 1 from inbox i where i.handler = k.name and i.job_id = 'ob-' || k.id)
         and not exists (select 1 from job_incident j where j.handler = k.name and j.job_id = 'ob-' || k.id)
         and not exists (select 1 from delivery d where d.id::text = k.payload->>'deliveryId' and d.state <> 'queued')`,
    [JSON.stringify(followed)],
  );
  return rows.map(({ what }) => what);
}

/** Jobs that a person had to be called for: none of these deaths is a job's own fault. */
export async function incidents(sql: pg.Pool): Promise<string[]> {
  const { rows } = await sql.query<{ what: string }>(
    `select handler || ' ' || job_id || ': ' || error as what from job_incident`,
  );
  return rows.map(({ what }) => what);
}
