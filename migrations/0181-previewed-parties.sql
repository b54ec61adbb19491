-- Whom a user asked after while typing a registration, by keyed index and for an hour: so many people and no more.
create table previewed_party (
  user_id uuid not null references app_user (id),
  party_index text not null,
  at timestamptz not null,
  primary key (user_id, party_index)
);
comment on table previewed_party is 'people asked after within the last hour, by user; older rows go with the next question';
