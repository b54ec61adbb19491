-- A body outside the network sees no clock: while one holds a case, what it owes is charged to whoever sent the case there.
alter table dispute_case add column charged_agency_id uuid references agency (id);

update dispute_case d set charged_agency_id = r.sender_agency_id
from referral r
where r.case_id = d.id and r.channel = 'external' and r.mode in ('refer', 'transfer')
  and r.recipient_agency_id = d.custodian_agency_id and r.accepted_at is not null and r.ended_at is null;
