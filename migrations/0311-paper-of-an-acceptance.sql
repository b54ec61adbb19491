-- Outside the network nobody accepts in the product: the sender records it from a paper, which is a file of the referral. What
-- was accepted before has none.
alter table referral add column accepted_on_file_id uuid references stored_file (id);
