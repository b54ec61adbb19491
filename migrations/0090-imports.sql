-- Lists brought in from files: how far each file has been taken, and which row became what.
create table import_run (
  id uuid primary key,
  target text not null check (target ~ '^[a-z][a-z0-9_]{1,62}$'),
  agency_id uuid not null references agency (id),
  source text not null check (source ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  file_name text not null check (file_name <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object'),
  mapping_hash text not null,
  state text not null check (state in ('running', 'completed')),
  lines_done int not null default 0 check (lines_done >= 0),
  imported int not null default 0,
  repeated int not null default 0,
  rejected int not null default 0,
  started_at timestamptz not null,
  started_by uuid references app_user (id),
  completed_at timestamptz,
  unique (target, agency_id, source, sha256, mapping_hash),
  check ((state = 'completed') = (completed_at is not null))
);
create index import_run_started on import_run (started_at desc, id desc);
comment on column import_run.source is 'whose numbering the rows follow: numbers are compared inside one source';
comment on column import_run.lines_done is 'everything up to this line of the file is committed; the next batch begins after it';

create table import_row (
  target text not null,
  agency_id uuid not null references agency (id),
  source text not null,
  -- `id:` and the number the sender gave, else `row:` and the keyed digest of the whole row.
  row_key text not null,
  row_hash text not null,
  run_id uuid not null references import_run (id),
  line int not null check (line > 0),
  -- No foreign key: what rows become is owned by modules above this one.
  subject_id uuid,
  subject_number text,
  primary key (target, agency_id, source, row_key)
);
create index import_row_run on import_row (run_id, line);
comment on table import_row is 'what a row became; its key keeps the same row from becoming two things';

create table import_rejection (
  run_id uuid not null references import_run (id),
  line int not null check (line > 0),
  path text not null,
  code text not null,
  reason text not null,
  primary key (run_id, line)
);
create trigger import_rejection_append_only before update or delete on import_rejection
  for each row execute function refuse_change();
comment on table import_rejection is 'append-only: why a line was not taken; never what stands in it';
