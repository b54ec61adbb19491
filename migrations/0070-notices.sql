-- Who is told what, in which words, and what each person has been told.
create table notification_setting (
  id boolean primary key default true check (id),
  signature text not null default '「和解」' check (length(signature) between 1 and 10),
  zone text not null default 'Asia/Shanghai',
  quiet_from text not null default '22:00' check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text not null default '07:00' check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ticket_days int not null default 30 check (ticket_days between 1 and 365),
  version int not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid references app_user (id)
);
insert into notification_setting default values;
comment on table notification_setting is 'one row: what holds for every message; from = to means no quiet hours';

create table message_text (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{2,62}$'),
  audience text not null check (audience in ('staff', 'party')),
  -- For staff what there is to do, in a few words; for parties the whole sentence, neutral: anybody may read it.
  text text not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id),
  check (length(text) between 2 and case audience when 'staff' then 16 else 58 end)
);

create table notice_rule (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9._-]{2,98}$'),
  event_type text not null check (event_type ~ '^[a-z_]+\.[a-z_]+$'),
  condition jsonb not null default '{}' check (jsonb_typeof(condition) = 'object'),
  audience jsonb not null check (jsonb_typeof(audience) = 'array' and jsonb_array_length(audience) > 0),
  code text not null references message_text (code),
  urgency text not null check (urgency in ('normal', 'urgent', 'red')),
  due_clock text,
  coalesce_minutes int not null default 0 check (coalesce_minutes between 0 and 1440),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid references app_user (id)
);
create index notice_rule_event on notice_rule (event_type) where active;
comment on column notice_rule.condition is 'payload field to the list of values it may have; empty: always';
comment on column notice_rule.due_clock is 'the clock of the event''s subject whose deadline is told; null: the payload''s own';
comment on column notice_rule.coalesce_minutes is 'notices of one code to one person within this time are one';

create table notice (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  event_id uuid not null references domain_event (id),
  code text not null references message_text (code),
  urgency text not null check (urgency in ('normal', 'urgent', 'red')),
  params jsonb not null,
  subject_type text not null,
  -- No foreign key: what is told of is owned by modules above this one.
  subject_id uuid not null,
  stream_id uuid not null,
  agency_id uuid references agency (id),
  count int not null default 1 check (count > 0),
  coalesce_until timestamptz,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (user_id, event_id, code)
);
create index notice_inbox on notice (user_id, (read_at is null), id);
create index notice_open_digest on notice (user_id, code, coalesce_until) where coalesce_until is not null;
comment on column notice.agency_id is 'in whose name the person was told; null: for an area';
comment on column notice.count is 'how many events it tells of; more than one makes it a digest';

-- Each event is told to each person once under each code, alone or in a digest.
create table notice_item (
  user_id uuid not null references app_user (id),
  event_id uuid not null references domain_event (id),
  code text not null,
  notice_id uuid not null references notice (id),
  subject_type text not null,
  subject_id uuid not null,
  stream_id uuid not null,
  primary key (user_id, event_id, code)
);
create index notice_item_of on notice_item (notice_id);

create table notification_preference (
  user_id uuid primary key references app_user (id),
  sms text not null check (sms in ('never', 'urgent', 'always')),
  chat text not null check (chat in ('never', 'urgent', 'always')),
  email text not null check (email in ('never', 'urgent', 'always')),
  email_address_sealed text,
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  changed_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null))
);
comment on table notification_preference is 'what a person chose; without a row: in the product, and by SMS what is urgent';
