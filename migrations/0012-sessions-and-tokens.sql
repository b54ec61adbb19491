-- What proves who sends a request. Instants here are the database's real time (clock_timestamp()) and never
-- accord_now(): a rehearsal that drives the product's clock must neither sign everybody out nor keep anybody in.
create table user_session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  user_id uuid not null references app_user (id),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  idle_timeout interval not null,
  last_seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'password_changed', 'password_reset', 'user_disabled')),
  check ((ended_at is null) = (end_reason is null))
);
create index user_session_user on user_session (user_id) where ended_at is null;
create index user_session_expires on user_session (expires_at);
comment on column user_session.token_hash is 'SHA-256 of the cookie; 256 random bits need no slow hash';

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (name <> ''),
  user_id uuid not null references app_user (id),
  created_by uuid not null references app_user (id),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references app_user (id)
);
create index api_token_user on api_token (user_id);

-- Failed sign-ins by the login that was typed, whether or not such a user exists: a lock-out tells nobody which it is.
create table sign_in_failure (
  login_hash bytea primary key check (length(login_hash) = 32),
  failed_count int not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_age on sign_in_failure (last_failed_at);
comment on column sign_in_failure.login_hash is 'SHA-256 of the login as typed: people type passwords into the wrong field';
