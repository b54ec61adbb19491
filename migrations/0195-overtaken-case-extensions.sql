-- A request for more time that nobody had answered when its case ended is overtaken, as on a referral; else the next cycle could
-- not ask, and the request of the old one could still be granted.
alter table case_extension drop constraint case_extension_decision_check;
alter table case_extension add constraint case_extension_decision_check
  check (decision in ('granted', 'declined', 'overtaken'));
update case_extension e set decision = 'overtaken', decided_at = accord_now()
from dispute_case d
where d.id = e.case_id and e.decision is null and (d.state = 'closed' or d.cycle > e.cycle);
