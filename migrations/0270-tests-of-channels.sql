-- When a user sent test messages, for an hour: so many and no more, for a test goes to whatever number is given.
create table channel_test (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  at timestamptz not null
);
create index channel_test_user on channel_test (user_id, at);
comment on table channel_test is 'test messages of the last hour, by user; older rows go with the next test';
