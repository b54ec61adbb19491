-- Who was told that a clock is late, and what the product itself does about silence.
create table escalation (
  id uuid primary key,
  clock_id uuid not null references clock (id),
  cycle int not null check (cycle > 0),
  level text not null,
  role text not null,
  agency_id uuid references agency (id),
  area_id uuid not null references area (id),
  case_id uuid,
  coalescing_key text not null,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  unattended boolean not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references app_user (id),
  note text,
  unique (clock_id, cycle, level, role),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index escalation_unattended on escalation (area_id, id) where unattended and acknowledged_at is null;
create index escalation_of_case on escalation (case_id);
comment on column escalation.unattended is 'nobody holds any role it could go to; shown to station heads and administrators';
comment on column escalation.coalescing_key is 'steps of one key go to the same people and may be told together';

create table escalation_recipient (
  escalation_id uuid not null references escalation (id),
  user_id uuid not null references app_user (id),
  primary key (user_id, escalation_id)
);
create index escalation_recipient_of on escalation_recipient (escalation_id);

-- One row for each deadline whose silence is answered by a handler.
create table clock_timeout (
  clock_id uuid not null references clock (id),
  cycle int not null,
  deadline_at timestamptz not null,
  attempts int not null,
  next_try_at timestamptz,
  last_error text,
  ended_at timestamptz,
  ended_by text check (ended_by in ('handled', 'overtaken', 'given_up')),
  primary key (clock_id, cycle, deadline_at),
  check ((ended_at is null) = (next_try_at is not null)),
  check ((ended_at is null) = (ended_by is null))
);
create index clock_timeout_due on clock_timeout (next_try_at) where ended_at is null;
comment on table clock_timeout is 'deadlines that passed and wait for their handler; an ended row stays';
