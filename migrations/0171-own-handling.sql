-- Since when the custodian handles the case itself; its clocks of own handling run while this stands.
alter table dispute_case add column taken_at timestamptz;
alter table dispute_case add constraint dispute_case_taken check (taken_at is null or state = 'handling');
comment on column dispute_case.taken_at is 'set by take; null while nobody, or an agency with a referral, handles it';
