-- What was said when a rest ended, beside what was said when it began: both agencies read it.
alter table referral_hold add column end_note text check (end_note <> '');
comment on column referral_hold.end_note is 'what has come in, in the words of whoever resumed';

-- A rest that waits for the sender is the sender's turn, until they answer or the rest ends.
alter table referral add column awaits_sender boolean not null default false;
comment on column referral.awaits_sender is 'the work rests until its sender has answered';
update referral r set awaits_sender = true
where r.state = 'on_hold' and exists (
  select 1 from referral_hold h where h.referral_id = r.id and h.ended_at is null and h.reason = 'awaiting_sender');
