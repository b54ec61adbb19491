-- Escalations that wait to be taken up, kept in order: a list of them must not walk through everything that was ever told.
alter table escalation add column urgent_at timestamptz;
comment on column escalation.urgent_at is 'its place in lists of tasks; null once it was taken up or its clock has ended';
alter table escalation_recipient add column urgent_at timestamptz;
comment on column escalation_recipient.urgent_at is 'a copy of escalation.urgent_at';

update escalation e set urgent_at = e.due_at - task_head_start(c.band)
from clock c
where c.id = e.clock_id and e.acknowledged_at is null and c.state in ('running', 'paused') and c.cycle = e.cycle;
update escalation_recipient r set urgent_at = e.urgent_at
from escalation e where e.id = r.escalation_id and e.urgent_at is not null;

create index escalation_waiting on escalation (agency_id, urgent_at, id) where urgent_at is not null;
create index escalation_recipient_waiting on escalation_recipient (user_id, urgent_at, escalation_id)
  where urgent_at is not null;

create function escalation_settle() returns trigger language plpgsql as $$
begin
  new.urgent_at := null;
  return new;
end $$;
create trigger escalation_settle before update on escalation for each row
  when (old.acknowledged_at is null and new.acknowledged_at is not null) execute function escalation_settle();

create function escalation_settle_copies() returns trigger language plpgsql as $$
begin
  update escalation_recipient set urgent_at = null where escalation_id = new.id and urgent_at is not null;
  return null;
end $$;
create trigger escalation_settle_copies after update on escalation for each row
  when (old.urgent_at is not null and new.urgent_at is null) execute function escalation_settle_copies();

-- The clock has ended, or begins anew: what was told of the time before nags nobody any more.
create function escalation_end_with_clock() returns trigger language plpgsql as $$
begin
  update escalation set urgent_at = null where clock_id = new.id and urgent_at is not null;
  return null;
end $$;
create trigger escalation_end_with_clock after update on clock for each row
  when (cardinality(old.fired) > 0
        and (old.cycle <> new.cycle or (old.state in ('running', 'paused') and new.state in ('stopped', 'cancelled'))))
  execute function escalation_end_with_clock();
