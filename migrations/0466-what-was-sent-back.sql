-- Why an outcome came back, and why a referral is wanted back or kept: whoever goes on with it reads it where they work.
alter table referral_message drop constraint referral_message_kind_check;
alter table referral_message add constraint referral_message_kind_check
  check (kind in ('question', 'answer', 'progress', 'instruction', 'handover', 'note', 'proposal', 'ruling',
                  'return', 'recall', 'recall_refusal'));
