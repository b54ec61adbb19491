-- Since when an agency has the duty it has: who asks why nobody answers at night asks that next.
alter table agency add column duty_since timestamptz;
update agency set duty_since = created_at where version = 1;
comment on column agency.duty_since is 'when its duty was last set; null: before this was kept';

create function agency_keep_duty_since() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.duty_since := new.created_at;
  elsif new.duty is distinct from old.duty then
    new.duty_since := new.changed_at;
  end if;
  return new;
end $$;
create trigger agency_duty_since before insert or update on agency for each row execute function agency_keep_duty_since();
