-- Clocks. The events are the truth; the row beside them is what they fold to, kept for boards and for the sweep.
create table clock (
  id uuid primary key,
  subject_type text not null check (subject_type in ('case', 'referral', 'agreement')),
  -- No foreign key: what clocks run on is owned by modules above this one.
  subject_id uuid not null,
  case_id uuid,
  area_id uuid not null references area (id),
  name text not null check (name ~ '^[a-z][a-z_]{0,62}$'),
  item text not null,
  kind text,
  lane text not null check (lane in ('on_the_spot', 'simple', 'full')),
  band text not null check (band in ('normal', 'orange', 'red')),
  class text not null check (class in ('service', 'statutory', 'contract')),
  policy_version_id uuid not null references sla_policy_version (id),
  calendar_version_id uuid not null references calendar_version (id),
  target jsonb not null,
  owner_agency_id uuid not null references agency (id),
  owner_user_id uuid references app_user (id),
  sender_agency_id uuid references agency (id),
  state text not null check (state in ('running', 'paused', 'stopped', 'cancelled')),
  cycle int not null check (cycle > 0),
  started_at timestamptz not null,
  deadline_at timestamptz,
  stopped_at timestamptz,
  next_fire_at timestamptz,
  provisional boolean not null,
  breached boolean not null,
  fired text[] not null,
  version int not null check (version > 0),
  unique (subject_id, name, item),
  check ((state in ('stopped', 'cancelled')) = (stopped_at is not null)),
  check (state in ('running', 'paused') or next_fire_at is null)
);
-- A paused clock has a next instant only where the limit of its pauses will resume it.
create index clock_due on clock (next_fire_at) where next_fire_at is not null;
create index clock_of_case on clock (case_id);
create index clock_board on clock (owner_agency_id, deadline_at) where state in ('running', 'paused');
create index clock_pinned on clock (calendar_version_id) where state in ('running', 'paused');
create index clock_promised on clock (policy_version_id) where state in ('running', 'paused');
comment on column clock.item is 'which of several of the same name (an instalment, a visit); empty for most';
comment on column clock.fired is 'marks of the present cycle, a copy of clock_firing';
comment on column clock.version is 'how many events it was folded from';

create table clock_event (
  clock_id uuid not null references clock (id),
  seq int not null check (seq > 0),
  at timestamptz not null,
  type text not null check (type in ('start', 'pause', 'resume', 'stop', 'cancel', 'reassign', 'recompute', 'extend')),
  payload jsonb not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_user_id uuid references app_user (id),
  primary key (clock_id, seq)
);
create trigger clock_event_append_only before update or delete on clock_event
  for each row execute function refuse_change();
create trigger clock_event_no_truncate before truncate on clock_event execute function refuse_change();
comment on table clock_event is 'append-only: everything about a clock is folded from these and the versions they name';

create table clock_firing (
  clock_id uuid not null references clock (id),
  cycle int not null check (cycle > 0),
  threshold text not null,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  sent boolean not null,
  primary key (clock_id, cycle, threshold)
);
create trigger clock_firing_append_only before update or delete on clock_firing
  for each row execute function refuse_change();
create trigger clock_firing_no_truncate before truncate on clock_firing execute function refuse_change();
comment on table clock_firing is 'append-only: each threshold once a cycle, however many sweep; not sent: a higher one was due as well';

create table breach (
  id uuid primary key,
  clock_id uuid not null references clock (id),
  cycle int not null check (cycle > 0),
  kind text not null check (kind in ('breach', 'waiver')),
  waives_id uuid references breach (id),
  deadline_at timestamptz not null,
  detected_at timestamptz not null,
  owner_agency_id uuid not null references agency (id),
  owner_user_id uuid references app_user (id),
  case_id uuid,
  area_id uuid not null references area (id),
  name text not null,
  class text not null check (class in ('service', 'statutory', 'contract')),
  shares jsonb not null check (jsonb_typeof(shares) = 'array'),
  policy_induced boolean not null,
  cause_code text,
  reason text,
  document text,
  decided_by uuid references app_user (id),
  check ((kind = 'waiver') = (waives_id is not null)),
  check (kind = 'breach' or (reason <> '' and decided_by is not null)),
  -- A statutory limit is waived by its own legal rule only, and the paper is named.
  check (kind = 'breach' or class = 'service' or document <> '')
);
create unique index breach_once on breach (clock_id, cycle) where kind = 'breach';
create unique index breach_waived_once on breach (waives_id);
create index breach_of_agency on breach (owner_agency_id, id);
create index breach_of_area on breach (area_id, id);
create trigger breach_append_only before update or delete on breach
  for each row execute function refuse_change();
create trigger breach_no_truncate before truncate on breach execute function refuse_change();
comment on table breach is 'append-only: a deadline passed; a waiver is a second row that names the first';
comment on column breach.shares is 'counted milliseconds by custodian up to the deadline: [{owner, elapsedMs}]';
