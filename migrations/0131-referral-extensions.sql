-- More time for one referral: asked by its handler, answered by the head or the centre. `overtaken`: what it was asked for
-- had ended before anybody answered.
create table referral_extension (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  clock_name text not null check (clock_name in ('resolve', 'consult_answer')),
  amount int not null check (amount > 0),
  reason text not null check (reason <> ''),
  consents jsonb not null default '[]' check (jsonb_typeof(consents) = 'array'),
  asked_at timestamptz not null,
  asked_by uuid references app_user (id),
  approver_agency_id uuid not null references agency (id),
  decision text check (decision in ('granted', 'declined', 'overtaken')),
  decision_reason text,
  decided_at timestamptz,
  decided_by uuid references app_user (id),
  check ((decision is null) = (decided_at is null)),
  -- Nobody grants themselves time.
  check (decision is distinct from 'granted' or decided_by is distinct from asked_by)
);
create unique index referral_extension_open on referral_extension (referral_id) where decision is null;
create index referral_extension_of on referral_extension (referral_id, asked_at);
comment on table referral_extension is 'requests for more time on a referral; a row changes once, when it is answered';
