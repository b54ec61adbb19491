-- The ways out of the house, and each message that was to take one.
create table notification_channel (
  id uuid primary key,
  kind text not null check (kind in ('sms_http', 'wecom_robot', 'dingtalk_robot', 'smtp')),
  medium text not null generated always as (
    case kind when 'sms_http' then 'sms' when 'smtp' then 'email' else 'chat' end) stored,
  name text not null check (name <> ''),
  agency_id uuid references agency (id),
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  secrets_sealed text not null,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id)
);
create unique index notification_channel_one on notification_channel (medium, agency_id) nulls not distinct where active;
comment on column notification_channel.agency_id is 'for the people of this agency; null: for everybody else';
comment on column notification_channel.secrets_sealed is 'encrypted by field; context notification_channel.secrets; never shown again';

create table ticket (
  code text primary key check (code ~ '^[0-9A-Za-z]{6}$'),
  user_id uuid not null references app_user (id),
  notice_id uuid not null references notice (id),
  expires_at timestamptz not null,
  unique (notice_id)
);
comment on table ticket is 'the short link of a message: after signing in it opens for this user only';

create table delivery (
  id uuid primary key,
  medium text not null check (medium in ('sms', 'chat', 'email')),
  channel_id uuid references notification_channel (id),
  notice_id uuid references notice (id),
  user_id uuid references app_user (id),
  -- No foreign key: parties are owned by a module above this one.
  party_id uuid,
  agency_id uuid references agency (id),
  code text not null references message_text (code),
  urgency text not null check (urgency in ('normal', 'urgent', 'red')),
  subject_type text not null,
  subject_id uuid not null,
  stream_id uuid not null,
  ticket_code text references ticket (code),
  address_sealed text,
  contact_hours text,
  may_call boolean,
  state text not null check (state in ('queued', 'sent', 'failed', 'suppressed')),
  reason text,
  attempts int not null default 0,
  last_error text,
  reference text,
  next_try_at timestamptz,
  claimed_by text,
  claimed_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((user_id is null) <> (party_id is null)),
  check ((party_id is null) = (may_call is null)),
  check ((user_id is null) = (notice_id is null)),
  check ((state = 'queued') = (next_try_at is not null)),
  check ((state = 'queued') = (ended_at is null)),
  check (state not in ('failed', 'suppressed') or reason is not null),
  -- A number is kept no longer than it is needed.
  check (state not in ('sent', 'suppressed') or address_sealed is null),
  unique (notice_id, medium)
);
create index delivery_due on delivery (next_try_at) where state = 'queued';
create index delivery_unsent on delivery (id) where state = 'failed';
create index delivery_of_party on delivery (party_id) where party_id is not null;
comment on column delivery.id is 'also the key by which the other house knows a repeat: the same at every attempt';
comment on column delivery.address_sealed is 'a party''s number, context delivery.address; a member of staff''s is looked up when it is sent';
comment on column delivery.next_try_at is 'when the sweep hands it to the queue; while the queue has it, when the sweep gives that up for lost';
comment on column delivery.claimed_until is 'real time: how long one attempt may last';

create function delivery_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a delivery is never deleted' using errcode = 'restrict_violation';
  end if;
  if old.state in ('sent', 'suppressed') or (old.state = 'failed' and new.state <> 'queued') then
    raise exception 'a delivery that is % cannot become %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger delivery_step before update or delete on delivery for each row execute function delivery_step();
