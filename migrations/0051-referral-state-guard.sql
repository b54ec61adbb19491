-- The second wall behind the engine: no state without a version step, nothing rewritten once it has ended (I12).
create function referral_guard_state() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.version <> 1 then
      raise exception 'a referral begins as a draft of version 1' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state is distinct from old.state and new.version <> old.version + 1 then
    raise exception 'a referral changes its state only with a version step' using errcode = 'check_violation';
  end if;
  if new.state is not distinct from old.state and new.version <> old.version then
    raise exception 'a referral steps its version only with its state' using errcode = 'check_violation';
  end if;
  -- Of an ended referral only the count of its reopenings and what lists keep may still move.
  if old.ended_at is not null and
     to_jsonb(new) - '{reopened_times,binding_deadline_at,risk_rank}'::text[]
       <> to_jsonb(old) - '{reopened_times,binding_deadline_at,risk_rank}'::text[] then
    raise exception 'an ended referral is never rewritten' using errcode = 'check_violation';
  end if;
  if (new.id, new.case_id, new.mode, new.purpose, new.sender_agency_id, new.recipient_agency_id)
       is distinct from (old.id, old.case_id, old.mode, old.purpose, old.sender_agency_id, old.recipient_agency_id)
     and old.state <> 'draft' then
    raise exception 'what was sent, by whom and to whom is never rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger referral_guard_state before insert or update on referral
  for each row execute function referral_guard_state();

create function referral_refuse_delete() returns trigger language plpgsql as $$
begin
  raise exception 'referrals are never deleted' using errcode = 'check_violation';
end $$;
create trigger referral_no_delete before delete on referral for each row execute function referral_refuse_delete();

-- Lists order by the risk of the case. Case rows are locked before referral rows everywhere, so this cannot cross.
create function referral_follow_risk() returns trigger language plpgsql as $$
begin
  update referral set risk_rank = array_position(array['red', 'orange', 'yellow', 'blue'], new.risk::text) - 1
  where case_id = new.id and ended_at is null;
  return null;
end $$;
create trigger referral_follow_risk after update of risk on dispute_case
  for each row when (old.risk is distinct from new.risk) execute function referral_follow_risk();
