-- A command asked for twice is done once: the first result is kept under the actor's key and answered again.
create table command_key (
  actor_id uuid not null,
  key text not null,
  route text not null,
  body_hash text not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index command_key_created on command_key (created_at);
