-- How each cycle of a case ended: who brought the outcome about, and in what words. Custody goes home with the close, so the case's
-- own row cannot tell it afterwards.
create table case_ending (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  cycle int not null,
  outcome text not null,
  agency_id uuid not null references agency (id),
  user_id uuid references app_user (id),
  text text,
  at timestamptz not null,
  unique (case_id, cycle)
);

insert into case_ending (id, case_id, cycle, outcome, agency_id, user_id, text, at)
select gen_random_uuid(), s.case_id, s.cycle, 'oral_agreement', c.custodian_agency_id, s.settled_by, s.agreed_text, s.at
from case_settlement s join dispute_case c on c.id = s.case_id;

-- A confirmed referral is named by the close that followed from it.
insert into case_ending (id, case_id, cycle, outcome, agency_id, user_id, text, at)
select gen_random_uuid(), e.stream_id::uuid, r.cycle, e.payload ->> 'outcome', r.recipient_agency_id, coalesce(r.handler_user_id, o.reported_by), o.summary, e.at
from domain_event e join referral r on 'confirm:' || r.id = e.payload ->> 'cause'
  left join lateral (
    select summary, reported_by from referral_outcome where referral_id = r.id order by attempt desc limit 1) o on true
where e.type = 'case.closed' and e.payload ->> 'cause' like 'confirm:%'
on conflict do nothing;

create trigger case_ending_append_only before update or delete on case_ending
  for each row execute function refuse_change();
comment on table case_ending is 'append-only: who ended a cycle of a case, and in what words';
