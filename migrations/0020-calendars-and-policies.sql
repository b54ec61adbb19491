-- What time is counted by, and what is promised in it. Versions are immutable: a new notice or a new rule adds one.
create table calendar (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  created_at timestamptz not null
);

create table calendar_version (
  id uuid primary key,
  calendar_id uuid not null references calendar (id),
  number int not null check (number > 0),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source_document text not null check (source_document <> ''),
  published_through date,
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  unique (calendar_id, number)
);
create trigger calendar_version_append_only before update or delete on calendar_version
  for each row execute function refuse_change();
create trigger calendar_version_no_truncate before truncate on calendar_version execute function refuse_change();
comment on table calendar_version is 'append-only: clocks are pinned to a version; hash is the SHA-256 of the definition';

create table sla_policy (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (name <> ''),
  area_id uuid references area (id),
  created_at timestamptz not null,
  unique nulls not distinct (area_id)
);
comment on column sla_policy.area_id is 'holds for this area and below, before those of areas above; null: everywhere else';

create table sla_policy_version (
  id uuid primary key,
  policy_id uuid not null references sla_policy (id),
  number int not null check (number > 0),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source_document text not null check (source_document <> ''),
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  unique (policy_id, number)
);
create trigger sla_policy_version_append_only before update or delete on sla_policy_version
  for each row execute function refuse_change();
create trigger sla_policy_version_no_truncate before truncate on sla_policy_version execute function refuse_change();
comment on table sla_policy_version is 'append-only: running clocks stay pinned to the version they began with';
