-- What a coordinator does about many lines of the board at once: what was asked, what would become of each line, and what became of it.
create table bulk_act (
  id uuid primary key,
  act text not null check (act in ('chase', 'take_up', 'supervise', 'raise', 'reroute', 'recall', 'more_time')),
  params jsonb not null,
  state text not null default 'checking' check (state in ('checking', 'checked', 'running', 'ended', 'cancelled')),
  asked_at timestamptz not null,
  asked_by uuid not null references app_user (id),
  checked_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1
);
create unique index bulk_act_under_way on bulk_act (asked_by) where state in ('checking', 'running');
create index bulk_act_of_user on bulk_act (asked_by, id desc);
comment on table bulk_act is 'the row is the job: whoever works goes on where it stands, whatever became of the process before';

create table bulk_act_row (
  bulk_id uuid not null references bulk_act (id),
  place integer not null,
  line_id uuid not null references clock (id),
  subject_type text not null,
  subject_id uuid not null,
  case_id uuid not null references dispute_case (id),
  read jsonb not null default '{}',
  verdict text check (verdict in ('may', 'may_not')),
  result text check (result in ('done', 'refused', 'left')),
  problem jsonb,
  done_at timestamptz,
  primary key (bulk_id, place),
  check ((result is null) = (done_at is null)),
  check ((verdict is not distinct from 'may_not' or result is not distinct from 'refused') = (problem is not null))
);
create index bulk_act_unchecked on bulk_act_row (bulk_id, place) where verdict is null and result is null;
create index bulk_act_waiting on bulk_act_row (bulk_id, place) where verdict = 'may' and result is null;
comment on column bulk_act_row.place is 'in the order of the board when it was asked: what does most harm is done first';
comment on column bulk_act_row.read is 'what whoever asked has seen of the line: what has changed since is not acted on';
comment on column bulk_act_row.problem is 'why the line is left as it is: status, code and facts as the same act by itself is answered with';
