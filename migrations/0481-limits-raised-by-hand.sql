-- 提级: a step of the ladder that somebody fires by hand says why.
create table escalation_raise (
  escalation_id uuid primary key references escalation (id),
  reason text not null check (reason <> ''),
  user_id uuid not null references app_user (id),
  name text not null
);
comment on table escalation_raise is 'append-only: who raised a limit to the next area up, and why';
