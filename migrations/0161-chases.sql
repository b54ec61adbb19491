-- That somebody called and asked, before or after a time limit: what a reviewer of a breach wants to know first.
create table referral_chase (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  channel text not null check (channel in ('phone', 'visit', 'message')),
  reached boolean not null,
  note text check (note <> ''),
  at timestamptz not null,
  by_user_id uuid not null references app_user (id),
  by_name text not null,
  by_agency_id uuid references agency (id)
);
create index referral_chase_of on referral_chase (referral_id, at, id);
create trigger referral_chase_append_only before update or delete on referral_chase
  for each row execute function refuse_change();
comment on table referral_chase is 'append-only: the sender or the centre asked the recipient about a referral';
comment on column referral_chase.by_agency_id is 'whose note it is, read by nobody else; null: the centre''s';
