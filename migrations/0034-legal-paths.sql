-- Where a stopped or diverted case goes on: the path with the steps as they stood when it was opened.
create table legal_path (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  kind text not null,
  title text not null,
  -- A guard opened it, or a person with the power to stop.
  opened_because text not null check (opened_because in ('guard', 'stopped_by_person')),
  rules text[] not null,
  reference_version int not null,
  opened_at timestamptz not null,
  opened_by uuid references app_user (id),
  -- The hint it rested on was denied before anything was done on it.
  withdrawn_at timestamptz
);
create unique index legal_path_once on legal_path (case_id, kind) where withdrawn_at is null;

create table legal_path_step (
  id uuid primary key,
  legal_path_id uuid not null references legal_path (id),
  position int not null check (position > 0),
  code text not null,
  definition jsonb not null,
  owner_agency_id uuid not null references agency (id),
  started_at timestamptz,
  due_at timestamptz,
  completed_at timestamptz,
  completed_by uuid references app_user (id),
  completed_by_name text,
  note text,
  clean_in_a_row int not null default 0 check (clean_in_a_row >= 0),
  unique (legal_path_id, code),
  check (completed_at is null or completed_by_name is not null)
);
comment on column legal_path_step.definition is 'the step as the reference document had it: title, clock, time, whom to tell, sources';
