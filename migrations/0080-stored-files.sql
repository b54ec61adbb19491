-- Files on record. The content lies in the file store under its hash; a row is never changed and never goes.
create table stored_file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null check (media_type like '%/%'),
  original_name text not null check (original_name <> ''),
  subject_type text not null check (subject_type in ('case', 'referral')),
  subject_id uuid not null,
  case_id uuid not null references dispute_case (id),
  -- The subject told once more as what it is, so that it is known to exist.
  referral_id uuid generated always as (case when subject_type = 'referral' then subject_id end) stored references referral (id),
  kind text not null check (kind in ('photo', 'paper', 'recording_ref', 'generated')),
  uploaded_by uuid references app_user (id),
  uploaded_by_name text not null,
  agency_id uuid references agency (id),
  at timestamptz not null,
  check (subject_type <> 'case' or subject_id = case_id)
);
create index stored_file_subject on stored_file (subject_type, subject_id, id);
create index stored_file_case on stored_file (case_id);
create index stored_file_content on stored_file (sha256);
create trigger stored_file_append_only before update or delete on stored_file
  for each row execute function refuse_change();
create trigger stored_file_no_truncate before truncate on stored_file execute function refuse_change();
comment on table stored_file is 'append-only: photos, papers and recordings of a case; evidence is added to and never taken away';
comment on column stored_file.media_type is 'by the content, never as its sender declared it';
comment on column stored_file.sha256 is 'hash of the content on receipt, and its name in the file store';
