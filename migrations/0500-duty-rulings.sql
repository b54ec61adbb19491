-- What was ruled on whose duty a dispute is, kept for the next dispute of its type in its area: docs/adr/0070.
create table duty_ruling (
  id uuid primary key,
  no bigint generated always as identity unique,
  agency_id uuid not null references agency (id),
  holding text not null check (holding in ('theirs', 'not_theirs')),
  type_code text not null check (type_code <> ''),
  area_id uuid not null references area (id),
  reason text not null check (reason <> ''),
  named_agency_id uuid references agency (id) check (named_agency_id <> agency_id),
  body text not null check (body <> ''),
  referral_id uuid not null references referral (id),
  ruled_at timestamptz not null,
  ruled_by uuid references app_user (id),
  ruled_by_name text not null,
  ruled_for text not null check (ruled_for <> ''),
  version int not null default 1 check (version > 0),
  ended_at timestamptz,
  ended_by uuid references app_user (id),
  ended_by_name text,
  ended_reason text check (ended_reason <> ''),
  replaced_by uuid references duty_ruling (id),
  check ((ended_at is null) = (ended_by_name is null)),
  check (ended_at is null or ended_reason is not null or replaced_by is not null)
);
-- Of one question one answer holds: a later ruling replaces it.
create unique index duty_ruling_in_force on duty_ruling (agency_id, type_code, area_id, reason) where ended_at is null;
create index duty_ruling_of_type on duty_ruling (type_code) where ended_at is null;
create index duty_ruling_listed on duty_ruling (ruled_at desc, id desc);
comment on table duty_ruling is 'a coordinator''s word on whose duty disputes of a type in an area are; a row changes once, when it ends';
comment on column duty_ruling.reason is 'the reason of the refusal that was ruled on';
comment on column duty_ruling.named_agency_id is 'who is to have such disputes instead, where the ruling named one';
comment on column duty_ruling.ruled_for is 'the name of the centre, or of the area where there is none';

-- Who refuses against a ruling says that they know it.
alter table referral_refusal add column despite_ruling_id uuid references duty_ruling (id);
