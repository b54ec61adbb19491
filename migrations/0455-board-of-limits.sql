-- The board of an area: its limits that live, in the order of tasks, and those of them whose time is nearly used up. Read off
-- indexes of what lives, whatever lies behind it.
create function clock_warned_percent(fired text[]) returns numeric language sql immutable parallel safe as $$
  select coalesce(max(substr(mark, 9)::numeric), 0) from unnest(fired) mark where mark like 'warning:%'
$$;
comment on function clock_warned_percent is 'the highest share of a clock''s time that was warned of in this cycle; 0 where none was';

create index clock_board on clock (area_id, urgent_at, id) include (owner_agency_id, subject_id, deadline_at)
  where state in ('running', 'paused');
create index clock_at_risk on clock (area_id, urgent_at, id) include (owner_agency_id, subject_id, deadline_at)
  where state = 'running' and clock_warned_percent(fired) >= 75;
create index escalation_open on escalation (area_id, clock_id) where urgent_at is not null;
