-- How each limit ended, one row a cycle: what share was kept is counted over a window of these, never folded anew from history.
create table clock_ended (
  clock_id uuid not null references clock (id),
  cycle int not null,
  name text not null,
  subject_type text not null,
  subject_id uuid not null,
  case_id uuid,
  owner_agency_id uuid not null references agency (id),
  owner_user_id uuid references app_user (id),
  deadline_at timestamptz,
  ended_at timestamptz not null,
  late boolean not null,
  primary key (clock_id, cycle)
);
comment on table clock_ended is 'kept by a trigger on clock: cycles that ended, by a stop or by beginning anew; what was cancelled was none';
create index clock_ended_of_agency on clock_ended (owner_agency_id, ended_at, clock_id, cycle)
  include (name, subject_type, late);

create function clock_keep_ended() returns trigger language plpgsql as $$
declare
  turns boolean := tg_op = 'UPDATE' and old.cycle <> new.cycle;
begin
  if turns and old.state in ('running', 'paused') then
    insert into clock_ended values (old.id, old.cycle, old.name, old.subject_type, old.subject_id, old.case_id, old.owner_agency_id,
      old.owner_user_id, old.deadline_at, new.started_at, old.breached or coalesce(old.deadline_at < new.started_at, false))
    on conflict do nothing;
  end if;
  if new.state = 'stopped' and (tg_op = 'INSERT' or turns or old.state <> 'stopped') then
    insert into clock_ended values (new.id, new.cycle, new.name, new.subject_type, new.subject_id, new.case_id, new.owner_agency_id,
      new.owner_user_id, new.deadline_at, new.stopped_at, new.breached)
    on conflict (clock_id, cycle) do update set ended_at = excluded.ended_at, late = excluded.late,
      deadline_at = excluded.deadline_at, owner_agency_id = excluded.owner_agency_id, owner_user_id = excluded.owner_user_id;
  end if;
  -- It was stopped and runs on: it has not ended after all.
  if tg_op = 'UPDATE' and not turns and old.state = 'stopped' and new.state in ('running', 'paused') then
    delete from clock_ended where clock_id = new.id and cycle = new.cycle;
  end if;
  return null;
end $$;
create trigger clock_ended_new after insert on clock for each row
  when (new.state = 'stopped') execute function clock_keep_ended();
create trigger clock_ended after update on clock for each row
  when (old.state is distinct from new.state or old.cycle <> new.cycle) execute function clock_keep_ended();

-- What has ended before there was this table: what is stopped, and earlier cycles by where the next one began.
insert into clock_ended
select c.id, c.cycle, c.name, c.subject_type, c.subject_id, c.case_id, c.owner_agency_id, c.owner_user_id, c.deadline_at, c.stopped_at,
  c.breached
from clock c where c.state = 'stopped';
insert into clock_ended
select c.id, s.cycle, c.name, c.subject_type, c.subject_id, c.case_id, coalesce(b.owner_agency_id, c.owner_agency_id),
  coalesce(b.owner_user_id, c.owner_user_id), b.deadline_at, coalesce(e.at, s.next_at), b.id is not null
from (select clock_id, row_number() over w as cycle, seq, lead(seq) over w as next_seq, lead(at) over w as next_at
      from clock_event where type = 'start' window w as (partition by clock_id order by seq)) s
join clock c on c.id = s.clock_id and s.cycle < c.cycle
left join breach b on b.clock_id = c.id and b.cycle = s.cycle and b.kind = 'breach'
left join lateral (select v.at, v.type from clock_event v where v.clock_id = c.id and v.seq > s.seq and v.seq < s.next_seq
  and v.type in ('stop', 'cancel') order by v.seq desc limit 1) e on true
where s.next_seq is not null and e.type is distinct from 'cancel'
on conflict do nothing;

-- Whose case it was when a rule was lifted on it: what a head goes through.
alter table guard_override add column owner_agency_id uuid references agency (id);
alter table guard_override disable trigger guard_override_append_only;
update guard_override o set owner_agency_id = d.owner_agency_id from dispute_case d where d.id = o.case_id;
alter table guard_override enable trigger guard_override_append_only;
alter table guard_override alter column owner_agency_id set not null;
create index guard_override_of_agency on guard_override (owner_agency_id, at desc, id desc);
