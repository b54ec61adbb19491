-- Files of the exchange folder tell of people in the clear: what has been dealt with does not lie there for ever.
alter table exchange_file add column cleared_at timestamptz;
create index exchange_file_uncleared on exchange_file (decided_at) where settled_at is not null and cleared_at is null;
comment on column exchange_file.cleared_at is 'when the file was deleted from done or refused; its name, hash and fate stay on record';
