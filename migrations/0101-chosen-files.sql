-- Files chosen for a recipient: frozen with the snapshot, by version. The name and hash stand in its sealed content; the
-- row is what access is decided by.
create table referral_snapshot_file (
  referral_id uuid not null,
  version int not null,
  file_id uuid not null references stored_file (id),
  -- Which of the papers the recipient's kind needs it is, by their codes in the profile.
  paper_codes text[] not null default '{}',
  primary key (referral_id, version, file_id),
  foreign key (referral_id, version) references referral_snapshot (referral_id, version)
);
create index referral_snapshot_file_file on referral_snapshot_file (file_id);
create trigger referral_snapshot_file_append_only before update or delete on referral_snapshot_file
  for each row execute function refuse_change();
create trigger referral_snapshot_file_no_truncate before truncate on referral_snapshot_file execute function refuse_change();
comment on table referral_snapshot_file is 'append-only: files a recipient may open because they were chosen for it';

-- The answers lie sealed in the content; that a question was answered is told to everybody who sees the referral.
alter table referral_snapshot add column answered text[] not null default '{}';
comment on column referral_snapshot.answered is 'codes of the intake questions that the content answers';
