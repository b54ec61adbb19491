-- Kinds of agency that administrators make as data; kinds with a guard of their own are modules and have no row.
create table agency_kind (
  key text primary key check (key ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  label text not null check (label <> ''),
  -- What differs from the general profile: the engine reads it, entry by entry.
  profile jsonb not null check (jsonb_typeof(profile) = 'object'),
  -- Where it comes from: the first data set, or the document an administrator followed.
  source text not null check (source <> ''),
  version int not null default 1 check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id)
);
comment on table agency_kind is 'a kind of agency as pure data: its profile and no code';
