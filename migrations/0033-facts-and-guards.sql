-- What is known about a case, what the guard rules made of it, and who lifted one.
alter table party add column attributes text[] not null default '{}'
  check (attributes <@ array['harmed', 'refuses_mediation', 'absconded']);

create table case_fact (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  code text not null,
  -- One of the two: an answer, or something counted.
  value text check (value in ('yes', 'no', 'unknown')),
  number bigint check (number >= 0),
  said_by text not null,
  recorded_by uuid references app_user (id),
  at timestamptz not null,
  seq bigint generated always as identity,
  check ((value is null) <> (number is null))
);
create index case_fact_case on case_fact (case_id, seq);
create trigger case_fact_append_only before update or delete on case_fact
  for each row execute function refuse_change();
comment on table case_fact is 'append-only: an answer is superseded by a later one, never overwritten';

create table guard_finding (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  rule_code text not null,
  rules_version int not null,
  truth text not null check (truth in ('yes', 'no', 'unknown')),
  effect text check (effect in ('STOP', 'HOLD', 'DIVERT', 'WARN', 'ALLOW_COND')),
  because text[] not null,
  at timestamptz not null,
  seq bigint generated always as identity
);
create index guard_finding_case on guard_finding (case_id, seq);
create trigger guard_finding_append_only before update or delete on guard_finding
  for each row execute function refuse_change();
comment on table guard_finding is 'append-only: a row for each time a rule''s effect on a case changed; the latest of a rule counts';

create table guard_override (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  rule_code text not null,
  role text not null,
  reason text not null check (reason <> ''),
  lifted_by uuid references app_user (id),
  lifted_by_name text not null,
  at timestamptz not null,
  unique (case_id, rule_code)
);
create trigger guard_override_append_only before update or delete on guard_override
  for each row execute function refuse_change();
comment on table guard_override is 'append-only: a rule lifted on a case, by whom, in which role and why';

create table danger_assessment (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  scale_version int not null,
  score int not null check (score >= 0),
  level text not null check (level in ('low', 'mid', 'high')),
  is_final boolean not null,
  special_yes text[] not null,
  assessed_by uuid references app_user (id),
  at timestamptz not null,
  seq bigint generated always as identity
);
create index danger_assessment_case on danger_assessment (case_id, seq);
create trigger danger_assessment_append_only before update or delete on danger_assessment
  for each row execute function refuse_change();
comment on table danger_assessment is 'append-only: the nine-item scale as it was answered; the latest counts';
