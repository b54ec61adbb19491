-- How the recipient was chosen, kept once with the referral when a person sends it: which agency the ranked list put first,
-- the place of the chosen one, and why it was not the first. Null where nobody chose: successors, children, imports.
alter table referral add column choice jsonb check (jsonb_typeof(choice) = 'object');
comment on column referral.choice is 'rulesVersion, firstAgencyId, place, reason {code, text}; see modules/referrals/routing/choice.ts';
