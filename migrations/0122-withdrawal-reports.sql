-- What the custodian did up to the withdrawal of consent; an agency with a referral says so in its outcome.
create table withdrawal_report (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  summary text not null check (summary <> ''),
  reported_by uuid references app_user (id),
  at timestamptz not null
);
create index withdrawal_report_case on withdrawal_report (case_id, at);
create trigger withdrawal_report_append_only before update or delete on withdrawal_report
  for each row execute function refuse_change();
comment on table withdrawal_report is 'append-only: reports that a withdrawn consent asks for';
