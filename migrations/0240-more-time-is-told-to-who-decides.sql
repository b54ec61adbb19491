-- A request for more time that the centre decides is told to its coordinators, by a rule of its own; to heads only what they
-- decide. A rule that somebody has changed is theirs and stays.
update notice_rule
set condition = '{"decidedBy": ["head"]}', version = version + 1, changed_at = accord_now()
where key = 'clock.extension_asked.approver' and changed_by is null and version = 1;
