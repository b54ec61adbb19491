-- The word on a held settlement has a limit of its own, which is told with it. A rule that somebody has changed is theirs and stays.
update notice_rule
set due_clock = 'settlement_decision', version = version + 1, changed_at = accord_now()
where key in ('case.settlement_held.heads', 'case.settlement_held.centre') and changed_by is null and version = 1;
