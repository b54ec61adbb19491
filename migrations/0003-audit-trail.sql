-- Every change and every sight of personal data. Rows are sealed in batches, never altered.
create table audit_row (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_name text not null,
  agency_id uuid,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null,
  ip text,
  user_agent text,
  request_id text not null
);
create index audit_row_xid on audit_row (xid, id);
create index audit_row_subject on audit_row (subject_id, id);
create index audit_row_actor on audit_row (actor_user_id, id);
create index audit_row_at on audit_row (at);
create trigger audit_row_append_only before update or delete on audit_row
  for each row execute function refuse_change();
create trigger audit_row_no_truncate before truncate on audit_row execute function refuse_change();
comment on table audit_row is 'append-only: who, when, from where, what';

-- A seal covers the committed rows whose transaction id lies in [from_xid, to_xid); it is chained to the one before.
create table audit_seal (
  batch bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null,
  row_ids bigint[] not null,
  row_hashes bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal execute function refuse_change();
comment on table audit_seal is 'append-only: the hash chain over audit_row, one link a batch';
