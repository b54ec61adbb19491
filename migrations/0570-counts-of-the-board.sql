-- The numbers of the board are kept as limits move. A step only notes which subject it touched, so that it waits for nobody; a fold
-- counts those anew a moment later, and whoever reads in between counts for himself what is noted and not yet folded.
create table board_touch (
  id bigint generated always as identity primary key,
  what text not null check (what in ('subject', 'case', 'clock')),
  of_id uuid not null
);
comment on table board_touch is 'kept by triggers in the transaction of each step: what lines have to be counted anew, until that was done';
comment on column board_touch.what is 'what of_id is; a case and a clock lead to what they run on only once they are read, for another transaction may add to it';

create table board_line (
  subject_id uuid not null,
  owner_agency_id uuid not null references agency (id),
  is_completion boolean not null,
  area_id uuid not null references area (id),
  type_code text not null,
  risk text not null,
  marks text[] not null,
  holds_after timestamptz,
  holds_until timestamptz,
  primary key (subject_id, owner_agency_id, is_completion)
);
create index board_line_until on board_line (holds_until) where holds_until is not null;
create index board_line_after on board_line (holds_after) where holds_after is not null;
comment on table board_line is 'a line of the board as it was counted last';
comment on column board_line.type_code is 'of the case, as risk; empty where it has none';
comment on column board_line.marks is 'how it stands: live, pressing, overdue, at_risk, escalated, and due:2026-11-29 for each day on which a limit falls';
comment on column board_line.holds_after is 'the marks hold after this instant, a deadline, and up to holds_until, the next one; null where none was or comes';

create table board_count (
  mark text not null,
  area_id uuid not null references area (id),
  owner_agency_id uuid not null references agency (id),
  type_code text not null,
  risk text not null,
  lines int not null,
  primary key (mark, area_id, owner_agency_id, type_code, risk)
);
comment on table board_count is 'how many rows of board_line have a mark; always their number, for both are written together';

create function board_touch_new() returns trigger language plpgsql as $$
begin
  insert into board_touch (what, of_id) select distinct 'subject', subject_id from new_row where state in ('running', 'paused');
  return null;
end $$;
create trigger board_touch_new after insert on clock referencing new table as new_row
  for each statement execute function board_touch_new();

-- A merge moves a limit to another subject: both are counted anew.
create function board_touch_moved() returns trigger language plpgsql as $$
begin
  insert into board_touch (what, of_id)
  select distinct 'subject', subject.id
  from old_row o join new_row n using (id) cross join lateral (values (o.subject_id), (n.subject_id)) subject(id)
  where (o.state in ('running', 'paused') or n.state in ('running', 'paused'))
    and ((o.subject_id, o.state, o.name, o.owner_agency_id, o.area_id, o.case_id, o.deadline_at)
           is distinct from (n.subject_id, n.state, n.name, n.owner_agency_id, n.area_id, n.case_id, n.deadline_at)
      or (o.fired <> n.fired and (clock_warned_percent(o.fired) >= 75) <> (clock_warned_percent(n.fired) >= 75)));
  return null;
end $$;
create trigger board_touch_moved after update on clock referencing old table as old_row new table as new_row
  for each statement execute function board_touch_moved();

create function board_touch_case() returns trigger language plpgsql as $$
begin
  insert into board_touch (what, of_id) values ('case', new.id);
  return null;
end $$;
create trigger board_touch_case after update on dispute_case for each row
  when (old.risk is distinct from new.risk or old.type_code is distinct from new.type_code) execute function board_touch_case();

create function board_touch_told() returns trigger language plpgsql as $$
begin
  insert into board_touch (what, of_id) values ('clock', new.clock_id);
  return null;
end $$;
create trigger board_touch_told_new after insert on escalation for each row
  when (new.urgent_at is not null) execute function board_touch_told();
create trigger board_touch_told after update on escalation for each row
  when ((old.urgent_at is null) <> (new.urgent_at is null) or old.area_id <> new.area_id or old.clock_id <> new.clock_id)
  execute function board_touch_told();

insert into board_touch (what, of_id) select distinct 'subject', subject_id from clock where state in ('running', 'paused');
