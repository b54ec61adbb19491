-- What turned red was told as what turned orange; by a rule of its own it is told by night too. A rule that somebody has changed is
-- theirs and stays.
update notice_rule
set condition = '{"toRisk": ["orange"]}', version = version + 1, changed_at = accord_now()
where key = 'case.risk_raised.handler' and changed_by is null and version = 1;
