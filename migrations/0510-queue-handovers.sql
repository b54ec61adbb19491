-- A head gives what one person handles to colleagues, as one piece of work: what was asked, and what became of each row.
create table queue_handover (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  from_user_id uuid not null references app_user (id),
  note text not null,
  asked_at timestamptz not null,
  asked_by uuid not null references app_user (id),
  ended_at timestamptz
);
create unique index queue_handover_under_way on queue_handover (agency_id, from_user_id) where ended_at is null;
create index queue_handover_of_agency on queue_handover (agency_id, id desc);
comment on table queue_handover is 'the row is the job: whoever works goes on where it stands, whatever became of the process before';

create table queue_handover_row (
  handover_id uuid not null references queue_handover (id),
  subject_id uuid not null,
  kind text not null check (kind in ('referral', 'case', 'duty')),
  subject_type text not null,
  case_id uuid not null references dispute_case (id),
  to_user_id uuid not null references app_user (id),
  result text check (result in ('moved', 'kept')),
  code text,
  facts jsonb not null default '{}',
  done_at timestamptz,
  primary key (handover_id, subject_id),
  check ((result is null) = (done_at is null)),
  check ((result is not distinct from 'kept') = (code is not null))
);
create index queue_handover_waiting on queue_handover_row (handover_id, case_id, subject_id) where result is null;
comment on column queue_handover_row.kind is 'duty: something with a limit that is charged to them and is neither a referral nor a case they handle';
comment on column queue_handover_row.code is 'why it stayed with whoever has it';

-- What comes in a whole queue is told once, and not row by row. Rules that somebody has changed are theirs and stay.
update notice_rule set condition = '{"inQueue": [false, null]}', version = version + 1, changed_at = accord_now()
where key in ('referral.assigned.handler', 'referral.relayed.handler', 'case.assigned.handler')
  and changed_by is null and version = 1;
