-- A question about what an agency holds is asked by whoever handles it, who may be no part of the agency's desk: they are told of
-- its answer, of a refusal and of what is asked back. A rule that somebody has changed is theirs and stays.
update notice_rule
set audience = audience || '[{"kind": "users", "field": "askedByUserId"}]', version = version + 1, changed_at = accord_now()
where key in ('referral.info_requested.sender', 'referral.rejected.sender', 'referral.outcome_reported.sender.answer')
  and changed_by is null and version = 1;
