-- What happened (append-only; the timeline), and the jobs that follow from it.
create table domain_event (
  id uuid primary key,
  seq bigint generated always as identity,
  at timestamptz not null,
  type text not null,
  stream_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_name text not null,
  audience_agency_id uuid,
  payload jsonb not null
);
create index domain_event_stream on domain_event (stream_id, seq);
create index domain_event_subject on domain_event (subject_id, seq);
create trigger domain_event_append_only before update or delete on domain_event
  for each row execute function refuse_change();
create trigger domain_event_no_truncate before truncate on domain_event execute function refuse_change();
comment on table domain_event is 'append-only: what happened, in order; read back as a timeline by stream';

create table outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on table outbox is 'jobs committed with the change they follow from; the relay turns rows into queue jobs and deletes them';

-- NOTIFY serialises commits database-wide, so only the committer that gets the advisory lock notifies;
-- the others rely on it or on the relay's sweep.
create function outbox_notify() returns trigger language plpgsql as $$
begin
  if pg_try_advisory_xact_lock(7001) then perform pg_notify('outbox', ''); end if;
  return null;
end $$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

create table inbox (
  handler text not null,
  job_id text not null,
  handled_at timestamptz not null default clock_timestamp(),
  primary key (handler, job_id)
);
comment on table inbox is 'which handler has done which job: a job delivered twice is done once';

create table job_incident (
  id uuid primary key,
  handler text not null,
  job_id text not null,
  payload jsonb not null,
  error text not null,
  attempts int not null,
  happened_at timestamptz not null,
  owner_role text not null,
  resolved_at timestamptz,
  resolved_by uuid,
  unique (handler, job_id)
);
comment on table job_incident is 'a job given up after its last attempt: shown to a person until somebody resolves it';
