-- What somebody handles, found when they leave.
create index referral_handler on referral (handler_user_id)
  where handler_user_id is not null
    and state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
create index dispute_case_handler on dispute_case (handler_user_id)
  where handler_user_id is not null and state <> 'closed';
