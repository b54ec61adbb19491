-- A referral is taken back (收回); consent is withdrawn (撤回). Texts that somebody has changed are theirs and stay.
update message_text set text = replace(text, '撤回', '收回'), version = version + 1, changed_at = accord_now()
where code in ('recall_to_answer', 'recall_answered', 'recall_unanswered') and changed_by is null and version = 1;
-- What closes by itself is nothing to confirm, and a case whose work is over is handed to nobody.
update notice_rule set condition = '{"awaitsConfirmation": [true, null]}', version = version + 1, changed_at = accord_now()
where key = 'referral.outcome_reported.sender' and changed_by is null and version = 1;
update notice_rule set condition = '{"isOver": [false, null]}', version = version + 1, changed_at = accord_now()
where key = 'case.custody_moved.custodian' and changed_by is null and version = 1;
-- What a centre sends on goes on elsewhere, and is told so.
update notice_rule set condition = '{"dispatched": [false, null]}', version = version + 1, changed_at = accord_now()
where key = 'referral.rerouted.both' and changed_by is null and version = 1;
