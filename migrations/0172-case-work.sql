-- What the custodian did on a case it handles itself: contacts with the parties, and how things go.
create table case_work (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  kind text not null check (kind in ('contact', 'progress')),
  happened_at timestamptz not null,
  channel text check (channel in ('visit', 'phone', 'office', 'video', 'message', 'letter')),
  result text check (result in ('reached', 'not_reached', 'refused')),
  -- Null where the party is not on record yet: then the role is all that is known.
  party_id uuid references party (id),
  party_role text check (party_role in ('applicant', 'respondent', 'victim', 'witness', 'other')),
  note text not null,
  agency_id uuid not null references agency (id),
  recorded_by uuid references app_user (id),
  recorded_at timestamptz not null,
  seq bigint generated always as identity,
  check ((kind = 'contact') = (channel is not null)),
  check ((kind = 'contact') = (result is not null)),
  check ((kind = 'contact') = (party_role is not null)),
  check (kind = 'contact' or note <> ''),
  check (party_id is null or party_role is not null),
  check (happened_at <= recorded_at)
);
create index case_work_of on case_work (case_id, seq);
create trigger case_work_append_only before update or delete on case_work
  for each row execute function refuse_change();
comment on table case_work is 'append-only: contacts and progress notes of own handling; who was reached is a role, never a name';
