-- Who is in the dispute, and on what grounds their data is used. What identifies a person is sealed field by field.
create table party (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  position int not null check (position > 0),
  role text not null check (role in ('applicant', 'respondent', 'victim', 'witness', 'other')),
  kind text not null check (kind in ('person', 'organisation')),
  is_minor boolean not null default false,
  -- The name is kept open for search and lists; a minor's is sealed (未成年人保护法 103).
  name text,
  name_sealed text,
  name_index text,
  document_kind text check (document_kind in ('resident_identity', 'passport', 'organisation_code', 'other')),
  document_sealed text,
  document_index text,
  phone_sealed text,
  phone_index text,
  address_sealed text,
  -- A new address that must not be told to anybody (反家庭暴力法 23; 七部门意见).
  address_protected boolean not null default false,
  may_call boolean not null default true,
  may_sms boolean not null default true,
  contact_hours text check (contact_hours ~ '^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
  neutral_wording boolean not null default true,
  created_at timestamptz not null,
  created_by uuid references app_user (id),
  unique (case_id, position),
  check (not is_minor or name is null)
);
create index party_phone on party (phone_index) where phone_index is not null;
create index party_document on party (document_index) where document_index is not null;
create index party_name_index on party (name_index) where name_index is not null;
create index party_name on party using gin (name gin_trgm_ops) where name is not null;

create table party_consent (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  party_id uuid references party (id),
  purpose text not null check (purpose in ('mediation', 'sharing', 'contact')),
  recipient_agency_id uuid references agency (id),
  decision text not null check (decision in ('given', 'refused', 'withdrawn', 'legal_basis')),
  legal_basis text,
  manner text not null check (manner in ('on_camera', 'telephone', 'signature', 'message_reply', 'statute')),
  evidence text,
  recorded_at timestamptz not null,
  recorded_by uuid references app_user (id),
  seq bigint generated always as identity,
  check ((decision = 'legal_basis') = (legal_basis is not null))
);
create index party_consent_case on party_consent (case_id, seq);
create trigger party_consent_append_only before update or delete on party_consent
  for each row execute function refuse_change();
comment on table party_consent is 'append-only: consent or legal basis per person, purpose and recipient; the latest row counts';
