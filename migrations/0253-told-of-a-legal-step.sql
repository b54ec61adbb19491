-- Whom the law has told of a step, besides the agency that is charged with it: they know of the case what the step needs.
create table legal_path_told (
  legal_path_step_id uuid not null references legal_path_step (id),
  agency_id uuid not null references agency (id),
  told_at timestamptz not null,
  primary key (legal_path_step_id, agency_id)
);
create index legal_path_told_agency on legal_path_told (agency_id, legal_path_step_id);
create trigger legal_path_told_append_only before update or delete on legal_path_told
  for each row execute function refuse_change();
comment on table legal_path_told is 'append-only: an agency was told of a step that another one is charged with';
