-- A dispute from registration to its end: workflow.md section 1.1.
create table dispute_type (
  code text primary key check (code ~ '^[0-9]{2}([0-9]{2})?$'),
  name text not null check (name <> ''),
  parent_code text references dispute_type (code),
  active_from date not null,
  active_to date,
  lead_kinds text[] not null,
  supporting_kinds text[] not null,
  expert_fields text[] not null,
  legal_anchor text not null,
  police_class text,
  civil_cause text,
  governance_type text,
  version int not null default 1,
  check ((parent_code is null) = (length(code) = 2)),
  check (parent_code is null or left(code, 2) = parent_code)
);
comment on table dispute_type is 'the taxonomy, two levels, edited by an administrator';

create table case_number_counter (
  agency_id uuid not null references agency (id),
  year int not null,
  last int not null,
  primary key (agency_id, year)
);

create table dispute_case (
  id uuid primary key,
  number text not null unique,
  registering_agency_id uuid not null references agency (id),
  registered_by uuid references app_user (id),
  owner_agency_id uuid not null references agency (id),
  custodian_agency_id uuid not null references agency (id),
  handler_user_id uuid references app_user (id),
  area_id uuid not null references area (id),
  area_path ltree not null,
  type_code text references dispute_type (code),
  source text not null check (source in ('110', 'walk_in', 'visit', '12345', 'online', 'court', 'other')),
  source_reference text,
  lane text not null check (lane in ('on_the_spot', 'simple', 'full')),
  risk text not null check (risk in ('red', 'orange', 'yellow', 'blue')),
  state text not null check (state in ('registered', 'triage', 'handling', 'closed')),
  legal_track boolean not null default false,
  withdrawn_at timestamptz,
  cycle int not null default 1 check (cycle > 0),
  narrative text not null check (narrative <> ''),
  place_text text,
  occurred_at timestamptz,
  amount_fen bigint check (amount_fen >= 0),
  headcount int not null default 2 check (headcount > 0),
  triage_reason text,
  outcome text,
  closing_note text,
  merged_into uuid references dispute_case (id),
  application_received_at timestamptz,
  legally_accepted_at timestamptz,
  registered_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by_user_id uuid references app_user (id),
  changed_by_name text not null,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (outcome is not null))
);
create index dispute_case_custodian on dispute_case (custodian_agency_id, state, registered_at desc, id desc);
create index dispute_case_owner on dispute_case (owner_agency_id, state, registered_at desc, id desc);
create index dispute_case_registering on dispute_case (registering_agency_id, registered_at desc, id desc);
create index dispute_case_area on dispute_case using gist (area_path);
create index dispute_case_registered on dispute_case (registered_at desc, id desc);
create index dispute_case_words on dispute_case using gin ((narrative || ' ' || coalesce(place_text, '')) gin_trgm_ops);

-- The state moves only together with the version: a writer who did not read the current version changes nothing.
create function dispute_case_guard() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and new.version <> old.version + 1 then
    raise exception 'a case changes its state only with its version' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger dispute_case_guard before update on dispute_case for each row execute function dispute_case_guard();
