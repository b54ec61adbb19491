-- Keys of field encryption grow old: what they sealed is sealed anew with the next one, and then they are retired.

-- The context to which the texts of a column are bound stands in its comment, and is read there.
comment on column party.name_sealed is 'encrypted by field; context party.name';
comment on column party.document_sealed is 'encrypted by field; context party.document';
comment on column party.phone_sealed is 'encrypted by field; context party.phone';
comment on column party.address_sealed is 'encrypted by field; context party.address';
comment on column referral_snapshot.content_sealed is 'encrypted by field; context referral_snapshot.content';
comment on column notification_preference.email_address_sealed is 'encrypted by field; context notification_preference.email';

-- What is frozen may be sealed anew: nothing is another but sealed texts, and each of these has another key.
create function is_sealed_anew(before jsonb, after jsonb) returns boolean language sql immutable parallel safe as $$
  select before <> after and not exists (
    select from jsonb_each_text(before) o join jsonb_each_text(after) n using (key)
    where o.value is distinct from n.value
      and (key not like '%\_sealed' or o.value is null or n.value is null
        or split_part(o.value, ':', 2) = split_part(n.value, ':', 2)))
$$;

create function refuse_change_but_sealing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and is_sealed_anew(to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  raise exception 'append-only table %: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
drop trigger referral_snapshot_append_only on referral_snapshot;
create trigger referral_snapshot_append_only before update or delete on referral_snapshot
  for each row execute function refuse_change_but_sealing();

create or replace function delivery_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a delivery is never deleted' using errcode = 'restrict_violation';
  end if;
  if old.state in ('sent', 'suppressed') or (old.state = 'failed' and new.state <> 'queued') then
    if is_sealed_anew(to_jsonb(old), to_jsonb(new)) then
      return new;
    end if;
    raise exception 'a delivery that is % cannot become %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create table retired_key (
  id text primary key,
  retired_at timestamptz not null default clock_timestamp()
);
comment on table retired_key is 'append-only: keys of field encryption that nothing may be sealed with any more';

-- A process that still has the old ring would go on sealing with a key that is about to be thrown away.
create function refuse_retired_key() returns trigger language plpgsql as $$
declare
  retired text;
begin
  select r.id into retired
  from jsonb_each_text(to_jsonb(new)) f join retired_key r on r.id = split_part(f.value, ':', 2)
  where f.key like '%\_sealed' limit 1;
  if retired is not null then
    raise exception 'key % is retired: this process has an old key ring', retired using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger app_user_retired_key before insert or update of phone_sealed on app_user
  for each row execute function refuse_retired_key();
create trigger party_retired_key before insert or update of name_sealed, document_sealed, phone_sealed, address_sealed on party
  for each row execute function refuse_retired_key();
create trigger referral_snapshot_retired_key before insert or update on referral_snapshot
  for each row execute function refuse_retired_key();
create trigger notification_preference_retired_key before insert or update of email_address_sealed on notification_preference
  for each row execute function refuse_retired_key();
create trigger notification_channel_retired_key before insert or update of secrets_sealed on notification_channel
  for each row execute function refuse_retired_key();
create trigger delivery_retired_key before insert or update of address_sealed on delivery
  for each row execute function refuse_retired_key();
