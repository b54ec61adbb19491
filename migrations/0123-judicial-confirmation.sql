-- Whether an agreement may be confirmed by a court, until when, and what came of it: one row for each agreement.
create table judicial_confirmation (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  mediator_agency_id uuid not null references agency (id),
  in_force_at timestamptz not null,
  -- Rules that bar it (民诉法解释 355); then there is no window.
  barred_by text[] not null,
  until timestamptz,
  applied_at timestamptz,
  court text,
  recorded_by uuid references app_user (id),
  lapsed_at timestamptz,
  unique (case_id, cycle),
  check ((cardinality(barred_by) > 0) = (until is null)),
  check ((applied_at is null) = (court is null)),
  check (applied_at is null or applied_at <= until),
  check (applied_at is null or lapsed_at is null)
);
comment on table judicial_confirmation is 'a row changes once: when the parties have applied, or the window has lapsed';
