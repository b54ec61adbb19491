-- Each start asks which cases bodies outside the network have had (docs/adr/0045): few of many.
create index referral_external on referral (case_id) where channel = 'external';
