-- Whoever owes a step of a legal path finds the case by it: the police among its cases, others by what they owe.
create index legal_path_step_owner on legal_path_step (owner_agency_id, legal_path_id);
