-- The order of everything that awaits: what expires first, weighted by risk. Kept in the rows, so that a page is read off an index.
create table task_setting (
  id boolean primary key default true check (id),
  red_head_start_minutes int not null default 1440 check (red_head_start_minutes between 0 and 10080),
  orange_head_start_minutes int not null default 240 check (orange_head_start_minutes between 0 and 10080),
  claim_minutes int not null default 10 check (claim_minutes between 1 and 240),
  version int not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid references app_user (id)
);
insert into task_setting default values;
comment on table task_setting is 'one row: how lists of tasks are ordered, and how long a claim holds';
comment on column task_setting.red_head_start_minutes is '[design] a red task stands where one that expires this much earlier would stand';

create function task_head_start(band text) returns interval language sql stable as $$
  select make_interval(mins => case band when 'red' then s.red_head_start_minutes
                                         when 'orange' then s.orange_head_start_minutes else 0 end)
  from task_setting s
$$;

-- Clocks: what is paused or has ended has no deadline and stands last.
alter table clock add column urgent_at timestamptz not null default 'infinity';
comment on column clock.urgent_at is 'the place in lists of tasks: the deadline less the head start of the band; infinity while it does not run';

create function clock_keep_urgent() returns trigger language plpgsql as $$
begin
  new.urgent_at := case when new.state = 'running' and new.deadline_at is not null
    then new.deadline_at - task_head_start(new.band) else 'infinity' end;
  return new;
end $$;
create trigger clock_urgent_new before insert on clock for each row execute function clock_keep_urgent();
create trigger clock_urgent before update on clock for each row
  when (old.state is distinct from new.state or old.deadline_at is distinct from new.deadline_at
        or old.band is distinct from new.band)
  execute function clock_keep_urgent();
update clock set urgent_at = deadline_at - task_head_start(band) where state = 'running' and deadline_at is not null;

-- One index for what nobody of an agency has been given yet and for what somebody has; one for what a person has.
create index clock_tasks on clock (owner_agency_id, (owner_user_id is null), urgent_at, id)
  where state in ('running', 'paused');
create index clock_tasks_of_person on clock (owner_user_id, urgent_at, id)
  where state in ('running', 'paused') and owner_user_id is not null;
drop index clock_board;

-- Referrals: the risk of the case decides, and moves only while the referral lives.
alter table referral add column urgent_at timestamptz not null default 'infinity';
comment on column referral.urgent_at is 'the place in queues: the binding deadline less the head start of the risk';

create function referral_keep_urgent() returns trigger language plpgsql as $$
begin
  new.urgent_at := new.binding_deadline_at
    - task_head_start(case new.risk_rank when 0 then 'red' when 1 then 'orange' else 'normal' end);
  return new;
end $$;
-- After referral_guard_state, in the order of their names: what is kept for lists is no rewriting of an ended referral.
create trigger referral_urgent_new before insert on referral for each row execute function referral_keep_urgent();
create trigger referral_urgent before update on referral for each row
  when (old.binding_deadline_at is distinct from new.binding_deadline_at or old.risk_rank is distinct from new.risk_rank)
  execute function referral_keep_urgent();
update referral set urgent_at = binding_deadline_at
  - task_head_start(case risk_rank when 0 then 'red' when 1 then 'orange' else 'normal' end)
where ended_at is null;

drop index referral_queue;
create index referral_queue on referral (recipient_agency_id, urgent_at, id)
  include (state, case_id, sender_agency_id, mode, purpose, lane, version)
  where state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
drop index referral_sent;
create index referral_sent on referral (sender_agency_id, urgent_at, id)
  where state in ('draft', 'queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
drop index referral_in_review;
create index referral_in_review on referral (area_id, urgent_at, id) where state = 'rejection_review';

-- A changed head start moves everything that waits.
create function task_setting_reorder() returns trigger language plpgsql as $$
begin
  update clock set urgent_at = deadline_at - task_head_start(band)
  where state = 'running' and deadline_at is not null and band <> 'normal';
  update referral set urgent_at = binding_deadline_at
    - task_head_start(case risk_rank when 0 then 'red' when 1 then 'orange' else 'normal' end)
  where ended_at is null and risk_rank < 2;
  return null;
end $$;
create trigger task_setting_reorder after update on task_setting for each row
  when (old.red_head_start_minutes <> new.red_head_start_minutes
        or old.orange_head_start_minutes <> new.orange_head_start_minutes)
  execute function task_setting_reorder();
