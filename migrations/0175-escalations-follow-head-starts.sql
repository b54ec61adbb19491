-- Escalations stand among the tasks by the same head starts as the clocks they tell of: a changed one moves them too.
create or replace function task_setting_reorder() returns trigger language plpgsql as $$
begin
  update clock set urgent_at = deadline_at - task_head_start(band)
  where state = 'running' and deadline_at is not null and band <> 'normal';
  update referral set urgent_at = binding_deadline_at
    - task_head_start(case risk_rank when 0 then 'red' when 1 then 'orange' else 'normal' end)
  where ended_at is null and risk_rank < 2;
  update escalation e set urgent_at = e.due_at - task_head_start(c.band)
  from clock c
  where c.id = e.clock_id and e.urgent_at is not null and c.band <> 'normal';
  update escalation_recipient r set urgent_at = e.urgent_at
  from escalation e
  where e.id = r.escalation_id and r.urgent_at is not null and r.urgent_at <> e.urgent_at;
  return null;
end $$;
