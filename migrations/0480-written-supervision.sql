-- 督办单: a written order to the agency that is charged with a limit, to be answered in writing by a day.
create table supervision_number_counter (
  area_name text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (area_name, year)
);

create table supervision_order (
  id uuid primary key,
  number text not null unique,
  area_id uuid not null references area (id),
  subject_type text not null check (subject_type in ('case', 'referral')),
  subject_id uuid not null,
  limit_clock_id uuid not null references clock (id),
  agency_id uuid not null references agency (id),
  reviewing_agency_id uuid not null references agency (id),
  text text not null check (text <> ''),
  state text not null check (state in ('open', 'answered', 'accepted', 'withdrawn', 'ended')),
  round int not null check (round > 0),
  version int not null check (version > 0),
  issued_at timestamptz not null,
  issued_by uuid not null references app_user (id),
  issued_by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  closing_reason text,
  check ((closed_at is null) = (state in ('open', 'answered')))
);
create unique index supervision_order_one_open on supervision_order (subject_id, agency_id) where state in ('open', 'answered');
create index supervision_order_of_subject on supervision_order (subject_id, id);
create index supervision_order_of_area on supervision_order (area_id, id);
create index supervision_order_of_agency on supervision_order (agency_id, id);
create index supervision_order_by on supervision_order (issued_by, id);
comment on column supervision_order.area_id is 'of the case';
comment on column supervision_order.subject_id is 'what is late; it ends with it';
comment on column supervision_order.limit_clock_id is 'the limit that gave the occasion';
comment on column supervision_order.reviewing_agency_id is 'charged with the word on the answer';

create table supervision_round (
  order_id uuid not null references supervision_order (id),
  round int not null check (round > 0),
  due_at timestamptz not null,
  done text,
  remains text,
  answered_at timestamptz,
  answered_by uuid references app_user (id),
  answered_by_name text,
  returned_at timestamptz,
  returned_by_name text,
  return_reason text,
  primary key (order_id, round),
  check ((answered_at is null) = (done is null)),
  check (returned_at is null or answered_at is not null),
  check ((returned_at is null) = (return_reason is null))
);
comment on table supervision_round is 'an order is answered once a round; an answer that is returned begins the next';
