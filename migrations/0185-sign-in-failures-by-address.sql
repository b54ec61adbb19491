-- Failed sign-ins are counted by login and address, by login from everywhere, and by address at every login: whoever
-- guesses elsewhere must not lock the owner out, and one machine must not guess at everybody.
alter table sign_in_failure drop constraint sign_in_failure_pkey;
alter table sign_in_failure alter column login_hash drop not null;
alter table sign_in_failure add column address text;
alter table sign_in_failure rename column last_failed_at to counted_since;
-- Rows of before stay as those of a login from everywhere, with the lock they may have.
alter table sign_in_failure add constraint sign_in_failure_scope unique nulls not distinct (login_hash, address);
alter table sign_in_failure add check (login_hash is not null or address is not null);
comment on column sign_in_failure.address is 'null: from everywhere; an IPv6 address by its /64';
comment on column sign_in_failure.login_hash is 'SHA-256 of the login as typed: people type passwords into the wrong field; null: whatever the login';
comment on column sign_in_failure.counted_since is 'failures count together for the time of a lock from here on';
