-- Clocks that run follow a new calendar, or a re-issued policy, in batches: which recomputation there is, and how far it has come.
create table recomputation (
  id uuid primary key,
  reason text not null check (reason in ('calendar', 'policy')),
  calendar_version_id uuid references calendar_version (id),
  policy_version_id uuid references sla_policy_version (id),
  clocks int not null check (clocks >= 0),
  recomputed int not null default 0,
  moved int not null default 0,
  breached int not null default 0,
  kept int not null default 0,
  failed int not null default 0,
  after_clock_id uuid,
  taken_in_pass int not null default 0,
  skipped_in_pass int not null default 0,
  attempts int not null default 0,
  next_try_at timestamptz,
  last_error text,
  started_at timestamptz not null,
  started_by uuid references app_user (id),
  ended_at timestamptz,
  ended_by text check (ended_by in ('done', 'overtaken', 'given_up')),
  check ((reason = 'calendar') = (calendar_version_id is not null)),
  check ((reason = 'policy') = (policy_version_id is not null)),
  check ((ended_at is null) = (next_try_at is not null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index recomputation_of_calendar on recomputation (calendar_version_id) where ended_at is null;
create unique index recomputation_of_policy on recomputation (policy_version_id) where ended_at is null;
create index recomputation_due on recomputation (next_try_at) where ended_at is null;
comment on table recomputation is 'running clocks on their way to a version; the clocks themselves are the truth, this is how far the way is';
comment on column recomputation.clocks is 'live clocks pinned to an older version when it began';
comment on column recomputation.kept is 'looked at in the present pass and left as they are; so is failed';
comment on column recomputation.after_clock_id is 'how far the present pass over the clocks has come';
comment on column recomputation.skipped_in_pass is 'held by somebody else: another pass follows';
comment on column recomputation.started_by is 'null: the product itself, which found clocks that an earlier one had missed';
