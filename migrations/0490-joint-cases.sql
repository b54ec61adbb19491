-- Joint cases: who does what by when, and the meetings of the agencies. Each item and each meeting has a clock of its own.
alter table clock drop constraint clock_subject_type_check;
alter table clock add constraint clock_subject_type_check
  check (subject_type in ('case', 'referral', 'agreement', 'plan_item', 'joint_meeting'));

create table joint_meeting (
  id uuid primary key,
  -- A merge moves it to the case that goes on.
  case_id uuid not null references dispute_case (id),
  -- Who called it, and owes its minutes.
  convener_agency_id uuid not null references agency (id),
  starts_at timestamptz not null,
  place text,
  remote_address text,
  agenda text not null,
  minutes_due_at timestamptz not null check (minutes_due_at > starts_at),
  state text not null check (state in ('called', 'held', 'called_off')),
  -- Why it was moved or called off.
  note text,
  minutes text,
  decisions text[] not null default '{}',
  version int not null check (version > 0),
  called_at timestamptz not null,
  called_by_name text not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  ended_at timestamptz,
  check (place is not null or remote_address is not null),
  check ((state = 'called') = (ended_at is null)),
  check ((state = 'held') = (minutes is not null))
);
create index joint_meeting_of_case on joint_meeting (case_id, starts_at, id);

create table joint_meeting_agency (
  meeting_id uuid not null references joint_meeting (id),
  agency_id uuid not null references agency (id),
  -- The people of it who are invited by name; none: whoever it sends.
  user_ids uuid[] not null,
  -- Null until the minutes say it.
  came boolean,
  -- Who came for it, in words.
  attended_by text,
  primary key (meeting_id, agency_id)
);

create table plan_item (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  agency_id uuid not null references agency (id),
  what text not null,
  due_at timestamptz not null,
  -- left: its agency no longer works on the joint case; ended: the case has ended.
  state text not null check (state in ('open', 'done', 'withdrawn', 'left', 'ended')),
  -- The meeting that decided on it.
  meeting_id uuid references joint_meeting (id),
  -- How it was done, or why it was not.
  note text,
  version int not null check (version > 0),
  made_at timestamptz not null,
  made_by_name text not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  ended_at timestamptz,
  check ((state = 'open') = (ended_at is null))
);
create index plan_item_of_case on plan_item (case_id, due_at, id);
