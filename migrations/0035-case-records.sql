-- What people put on record about a case. Each row stands for good.
create table case_settlement (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  facts text not null check (facts <> ''),
  agreed_text text not null check (agreed_text <> ''),
  attitudes jsonb not null,
  recording_number text,
  oral_agreement_record text,
  is_performed boolean not null,
  payment_due_on date,
  settled_by uuid references app_user (id),
  at timestamptz not null,
  -- A recording replaces the paper (公安机关办理行政案件程序规定 178 III); without one the mediator's record does.
  check (recording_number is not null or oral_agreement_record is not null),
  check (is_performed or payment_due_on is not null),
  unique (case_id, cycle)
);
create trigger case_settlement_append_only before update or delete on case_settlement
  for each row execute function refuse_change();
comment on table case_settlement is 'append-only: what was settled on the scene';

create table visit_record (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  purpose text not null check (purpose in ('follow_up', 'domestic_violence')),
  manner text not null check (manner in ('visit', 'telephone', 'message')),
  result text not null check (result in ('clean', 'unstable', 'flared_up', 'unreachable')),
  note text,
  visited_at timestamptz not null,
  recorded_by uuid references app_user (id),
  recorded_at timestamptz not null,
  seq bigint generated always as identity
);
create index visit_record_case on visit_record (case_id, seq);
create trigger visit_record_append_only before update or delete on visit_record
  for each row execute function refuse_change();
comment on table visit_record is 'append-only: follow-up visits';

create table safety_plan (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  measures text not null check (measures <> ''),
  told text[] not null,
  next_check_at timestamptz,
  planned_by uuid references app_user (id),
  at timestamptz not null
);
create index safety_plan_case on safety_plan (case_id, at);
create trigger safety_plan_append_only before update or delete on safety_plan
  for each row execute function refuse_change();
comment on table safety_plan is 'append-only: what was arranged so that nobody is hurt';

create table other_ways_notice (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  reason text not null check (reason <> ''),
  ways text[] not null check (cardinality(ways) > 0),
  manner text not null check (manner in ('paper', 'message', 'oral_recorded')),
  given_at timestamptz not null,
  given_by uuid references app_user (id)
);
create index other_ways_notice_case on other_ways_notice (case_id, cycle);
create trigger other_ways_notice_append_only before update or delete on other_ways_notice
  for each row execute function refuse_change();
comment on table other_ways_notice is 'append-only: form F13, the notice of the other ways open to the parties';

create table case_extension (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  clock_name text not null,
  amount int not null check (amount > 0),
  reason text not null check (reason <> ''),
  consents jsonb not null,
  asked_by uuid references app_user (id),
  asked_at timestamptz not null,
  approver_agency_id uuid references agency (id),
  decision text check (decision in ('granted', 'declined')),
  decided_by uuid references app_user (id),
  decided_at timestamptz,
  decision_reason text,
  parties_told_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
create unique index case_extension_open on case_extension (case_id) where decision is null;

create table case_link (
  id uuid primary key,
  from_case_id uuid not null references dispute_case (id),
  to_case_id uuid not null references dispute_case (id),
  kind text not null check (kind in ('merged_into', 'same_event', 'same_people')),
  cause text not null,
  linked_by uuid references app_user (id),
  at timestamptz not null,
  check (from_case_id <> to_case_id),
  unique (from_case_id, to_case_id, kind)
);
create index case_link_to on case_link (to_case_id);
create trigger case_link_append_only before update or delete on case_link
  for each row execute function refuse_change();
comment on table case_link is 'append-only: cases that belong together';
