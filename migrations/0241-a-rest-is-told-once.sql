-- Who is awaited at a rest is told what is wanted of them, by a rule of its own; that it rests is told where somebody else
-- is awaited. A rule that somebody has changed is theirs and stays.
update notice_rule
set condition = '{"awaits": ["party", "third_party"]}', version = version + 1, changed_at = accord_now()
where key = 'referral.held.sender' and condition = '{}' and changed_by is null and version = 1;
