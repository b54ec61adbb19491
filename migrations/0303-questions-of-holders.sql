-- Whoever holds a referral may ask about it: a part may be a question as well as work handed on, and a question may be a part.
alter table referral drop constraint referral_check;
alter table referral add constraint referral_part_mode check (
  case mode when 'delegate' then part_of is not null when 'consult' then true else part_of is null end);

-- Such a question stands beside all else that its agency is asked: once for the referral it is asked on.
drop index referral_one_live_supporting;
create unique index referral_one_live_supporting on referral (case_id, recipient_agency_id, purpose)
  where mode in ('co_handle', 'consult', 'delegate') and (mode <> 'consult' or part_of is null)
    and state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
create unique index referral_one_live_question on referral (part_of, recipient_agency_id)
  where mode = 'consult' and part_of is not null
    and state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
