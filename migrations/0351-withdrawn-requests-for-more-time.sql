-- Whoever asked for more time may take the request back; else one that nobody can answer waits until the work ends.
alter table case_extension drop constraint case_extension_decision_check;
alter table case_extension add constraint case_extension_decision_check
  check (decision in ('granted', 'declined', 'overtaken', 'withdrawn'));
alter table referral_extension drop constraint referral_extension_decision_check;
alter table referral_extension add constraint referral_extension_decision_check
  check (decision in ('granted', 'declined', 'overtaken', 'withdrawn'));
