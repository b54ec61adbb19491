-- Where and who: the administrative division as a tree of codes, and the agencies that serve its areas.
create extension if not exists ltree;

create table area (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-Za-z_]{1,32}$'),
  name text not null check (name <> ''),
  level text not null check (level in ('country', 'province', 'city', 'district', 'street', 'community', 'grid')),
  path ltree not null unique,
  parent_id uuid,
  parent_path ltree generated always as (case when nlevel(path) > 1 then subpath(path, 0, -1) end) stored,
  created_at timestamptz not null,
  unique (id, path),
  -- The tree is told twice, by parent and by path; these three make it impossible to tell it differently.
  check (subpath(path, -1)::text = code),
  check ((parent_id is null) = (nlevel(path) = 1)),
  foreign key (parent_id, parent_path) references area (id, path)
);
create index area_path on area using gist (path);
create index area_parent on area (parent_id);
comment on column area.path is 'codes from the root down, joined by dots; labels cannot be Chinese';

create table agency (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (name <> ''),
  kind text not null check (kind ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  area_id uuid not null references area (id),
  parent_id uuid references agency (id) check (parent_id <> id),
  calendar_key text not null,
  capacity int check (capacity >= 0),
  duty jsonb check (duty ?& array['person', 'phone', 'hours']),
  capabilities text[] not null default '{}',
  trades text[] not null default '{}',
  profile jsonb not null default '{}' check (jsonb_typeof(profile) = 'object'),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid
);
create index agency_area on agency (area_id);
create index agency_of_kind on agency (kind) where active;
create index agency_parent on agency (parent_id);
comment on column agency.capacity is 'open referrals it can carry at once; null: no limit is known';
comment on column agency.duty is 'whom to call when a red case does not wait: {person, phone, hours}; null: nobody';
comment on column agency.capabilities is 'dispute type codes it takes; empty: all that its kind does';
comment on column agency.profile is 'what differs from the policy of its kind';
