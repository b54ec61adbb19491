-- People (and machines) who sign in, and what they may do where.
create table app_user (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  kind text not null default 'person' check (kind in ('person', 'machine')),
  display_name text not null check (display_name <> ''),
  title text,
  phone_sealed text,
  -- Which of the three administrator powers the account has ever held. Set once: see membership_one_admin_power.
  admin_power text check (admin_power in ('system_administrator', 'security_administrator', 'auditor')),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id),
  unique (id, admin_power)
);
alter table agency add foreign key (changed_by) references app_user (id);
comment on column app_user.phone_sealed is 'encrypted by field; context app_user.phone';

create table credential (
  user_id uuid primary key references app_user (id),
  password_hash text not null check (password_hash like '$argon2id$%'),
  must_change boolean not null,
  changed_at timestamptz not null
);

create table membership (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  role text not null check (role in ('station_officer', 'station_head', 'agency_intake', 'agency_handler', 'agency_head',
    'coordinator', 'supervisor', 'auditor', 'system_administrator', 'security_administrator')),
  agency_id uuid references agency (id),
  area_id uuid references area (id),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  granted_by uuid references app_user (id),
  revoked_by uuid references app_user (id),
  admin_power text generated always as (
    case when role in ('system_administrator', 'security_administrator', 'auditor') then role end) stored,
  -- A role is held in an agency or over an area, and the role says which.
  check ((agency_id is null) <> (area_id is null)),
  check ((agency_id is not null) =
    (role in ('station_officer', 'station_head', 'agency_intake', 'agency_handler', 'agency_head'))),
  -- The three administrator powers never meet in one account, not even one after the other: whoever ran the system
  -- must not audit it later. An account has room for one power, and a membership must match it; no trigger could be
  -- outrun here by two grants at the same moment.
  constraint membership_one_admin_power foreign key (user_id, admin_power) references app_user (id, admin_power)
);
create unique index membership_once on membership (user_id, role, coalesce(agency_id, area_id)) where valid_to is null;
create index membership_agency on membership (agency_id, role);
create index membership_area on membership (area_id, role);
comment on table membership is 'what a user may do where, and from when to when; a revoked one keeps its row';
