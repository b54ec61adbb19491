-- Numbered, signed files that cross a network boundary as files only.
create table exchange_key (
  id uuid primary key,
  name text not null check (name <> ''),
  -- Base64 of the DER form (SPKI) of an Ed25519 public key.
  public_key text not null unique,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  agency_id uuid not null references agency (id),
  target text not null,
  source text not null,
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  revoked_at timestamptz,
  revoked_by uuid references app_user (id)
);
comment on table exchange_key is 'whose files are taken, and in the name of which agency their rows are registered';

create table exchange_sequence (
  id boolean primary key default true check (id),
  next int not null default 1 check (next > 0)
);
insert into exchange_sequence default values;
comment on table exchange_sequence is 'one row: the number of the next file; files are taken strictly one after another';

create table exchange_file (
  id uuid primary key,
  name text not null check (name <> ''),
  sequence int,
  state text not null check (state in ('waiting', 'taking', 'done', 'refused')),
  sha256 text,
  key_id uuid references exchange_key (id),
  run_id uuid references import_run (id),
  code text,
  reason text,
  -- Size and time of change when it was last looked at: a file that still grows is still being copied.
  look text not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  told_at timestamptz,
  decided_at timestamptz,
  settled_at timestamptz,
  check ((state in ('done', 'refused')) = (decided_at is not null)),
  check ((state in ('waiting', 'refused')) = (code is not null)),
  check ((code is null) = (reason is null))
);
create unique index exchange_file_open on exchange_file (name) where state in ('waiting', 'taking');
create unique index exchange_file_once on exchange_file (sequence) where state = 'done';
create index exchange_file_unsettled on exchange_file (id) where state in ('done', 'refused') and settled_at is null;
comment on column exchange_file.told_at is 'when the log first said that it has been waiting too long';
comment on column exchange_file.settled_at is 'when the decision was carried out in the folder: receipt or reason written, file moved';
