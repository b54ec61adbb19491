-- History of another system, played through the workflow so that its verdicts can be compared.
create table replay_run (
  id uuid primary key,
  name text not null check (name <> ''),
  -- Local times of the file are read in this zone (IANA).
  time_zone text not null check (time_zone <> ''),
  -- Open requests are judged as of this instant.
  as_of timestamptz not null,
  area_id uuid not null unique references area (id),
  desk_agency_id uuid not null references agency (id),
  started_at timestamptz not null,
  started_by uuid references app_user (id)
);

create table replay_department (
  run_id uuid not null references replay_run (id),
  code text not null check (code <> ''),
  agency_id uuid not null references agency (id),
  primary key (run_id, code)
);

create table replay_row (
  run_id uuid not null references replay_run (id),
  -- Where it stands in the file, from 1.
  line int not null check (line > 0),
  external_id text not null check (external_id <> ''),
  department text not null,
  case_id uuid not null references dispute_case (id),
  referral_id uuid not null references referral (id),
  -- What the other system said itself; null: it did not judge.
  own_verdict text check (own_verdict in ('ONTIME', 'OVERDUE')),
  closed_before_open boolean not null,
  primary key (run_id, line),
  unique (run_id, external_id),
  foreign key (run_id, department) references replay_department (run_id, code)
);
create trigger replay_row_append_only before update or delete on replay_row for each row execute function refuse_change();
comment on table replay_row is 'append-only: which request of a file became which case and referral; verdicts are read off the clocks, never kept here';
