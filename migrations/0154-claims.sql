-- Somebody is looking at it: a word to the colleagues, and no right (workflow.md 2.2, 12).
alter table referral add column claimed_by_user_id uuid references app_user (id);
alter table referral add column claimed_until timestamptz;
alter table referral add constraint referral_claim_whole check ((claimed_by_user_id is null) = (claimed_until is null));
comment on column referral.claimed_until is 'the claim says nothing after this; a change of state ends it';
