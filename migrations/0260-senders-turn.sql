-- Of a million that run elsewhere, the few whose next step is the sender's are found without looking at the others.
create index referral_senders_turn on referral (sender_agency_id, urgent_at, id)
  where state in ('draft', 'info_requested', 'reported') or (state = 'on_hold' and awaits_sender);
