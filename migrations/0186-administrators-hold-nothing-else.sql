-- Whoever administers the product, its accounts or its trail works on no case, and the reverse: an account has one sort of
-- power for good. A trigger and no constraint: accounts of before that hold both stay as they are until somebody revokes
-- one (`doctor` names them), and no start fails over them.
create function membership_powers_apart() returns trigger language plpgsql as $$
begin
  -- Two grants at the same moment follow one another here, so that neither overlooks the other.
  perform from app_user where id = new.user_id for no key update;
  if (tg_op = 'UPDATE' and (old.admin_power is null) <> (new.admin_power is null))
     or exists (select from membership m
                where m.user_id = new.user_id and (m.admin_power is null) <> (new.admin_power is null)) then
    raise exception 'an administrator power and other roles are two accounts'
      using errcode = 'restrict_violation', constraint = 'membership_powers_apart', table = 'membership';
  end if;
  return null;
end $$;
create trigger membership_powers_apart after insert or update of user_id, role on membership
  for each row execute function membership_powers_apart();
