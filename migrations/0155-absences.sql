-- Somebody is away, and a colleague covers: their tasks, warnings and notices, and a coordinator's powers.
create table absence (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  cover_user_id uuid not null references app_user (id) check (cover_user_id <> user_id),
  starts_at timestamptz not null,
  -- Moved when it ends early; an absence that was called off ends where it starts.
  ends_at timestamptz not null check (ends_at >= starts_at),
  recorded_at timestamptz not null,
  recorded_by uuid references app_user (id),
  ended_by uuid references app_user (id)
);
create index absence_of on absence (user_id, ends_at);
create index absence_cover on absence (cover_user_id, ends_at);
comment on table absence is 'who is away, from when to when, and who covers; overlaps are refused under the lock of both users';

-- The roles a cover holds for the time and no longer: rows of membership with their own end.
create table absence_grant (
  absence_id uuid not null references absence (id),
  membership_id uuid not null unique references membership (id),
  primary key (absence_id, membership_id)
);
