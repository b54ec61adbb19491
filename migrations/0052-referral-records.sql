-- What the recipient may see, frozen: exactly the chosen fields of that moment, sealed. A supplied answer adds a version.
create table referral_snapshot (
  referral_id uuid not null references referral (id),
  version int not null check (version > 0),
  fields text[] not null,
  content_sealed text not null,
  legal_basis jsonb not null,
  taken_at timestamptz not null,
  taken_by uuid references app_user (id),
  primary key (referral_id, version)
);
create trigger referral_snapshot_append_only before update or delete on referral_snapshot
  for each row execute function refuse_change();
comment on table referral_snapshot is 'append-only: what a recipient was shown';

-- Questions, answers, progress, instructions, hand-over notes; `audience_agency_id` is set on what only one agency reads.
create table referral_message (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  kind text not null check (kind in ('question', 'answer', 'progress', 'instruction', 'handover', 'note', 'proposal', 'ruling')),
  body text not null check (body <> ''),
  detail jsonb not null default '{}',
  audience_agency_id uuid references agency (id),
  at timestamptz not null,
  by_user_id uuid references app_user (id),
  by_name text not null,
  by_agency_id uuid references agency (id)
);
create index referral_message_of on referral_message (referral_id, at, id);
create trigger referral_message_append_only before update or delete on referral_message
  for each row execute function refuse_change();
comment on table referral_message is 'append-only: what was said about a referral, by whom and to whom';

create table referral_contact (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  contacted_at timestamptz not null,
  channel text not null check (channel in ('visit', 'phone', 'office', 'video', 'message', 'letter', 'desk')),
  result text not null check (result in ('reached', 'not_reached', 'refused')),
  who text not null,
  note text not null,
  carried_from uuid references referral_contact (id),
  recorded_at timestamptz not null,
  recorded_by uuid references app_user (id)
);
create index referral_contact_of on referral_contact (referral_id, contacted_at);
create trigger referral_contact_append_only before update or delete on referral_contact
  for each row execute function refuse_change();
comment on table referral_contact is 'append-only: contacts with the parties; who is a role such as applicant, never a name';

create table referral_refusal (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  reason text not null,
  review text not null check (review in ('required', 'none')),
  consequence text not null check (consequence in ('re-route', 'penalise', 'train', 'close')),
  body text not null check (body <> ''),
  suggested_agency_id uuid references agency (id),
  at timestamptz not null,
  by_user_id uuid references app_user (id),
  by_agency_id uuid not null references agency (id)
);
create index referral_refusal_of on referral_refusal (referral_id, at);
create trigger referral_refusal_append_only before update or delete on referral_refusal
  for each row execute function refuse_change();
comment on table referral_refusal is 'append-only: refusals with their coded reason and what follows from it (I14)';

create table referral_hold (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  reason text not null,
  note text not null,
  since timestamptz not null,
  until timestamptz not null check (until > since),
  working_days int not null check (working_days >= 0),
  ended_at timestamptz,
  ended_by text check (ended_by in ('resume', 'hold_timeout', 'report_outcome', 'end')),
  by_user_id uuid references app_user (id)
);
create index referral_hold_of on referral_hold (referral_id, since);
create unique index referral_hold_open on referral_hold (referral_id) where ended_at is null;
comment on table referral_hold is 'rests with reason and end; a row changes once, when the rest ends';

-- A head's leave given beforehand: for a long hold, for a second question.
create table referral_approval (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  subject text not null check (subject in ('long_hold', 'second_question')),
  until timestamptz,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by_user_id uuid references app_user (id),
  by_name text not null
);
create index referral_approval_of on referral_approval (referral_id, subject);
create trigger referral_approval_append_only before update or delete on referral_approval
  for each row execute function refuse_change();
comment on table referral_approval is 'append-only: leave given by the head of the agency';

-- Immutable: a return and a second report add a row, and never rewrite the first (I12).
create table referral_outcome (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  attempt int not null check (attempt > 0),
  outcome text not null,
  summary text not null check (summary <> ''),
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array'),
  legal_reason text,
  reported_at timestamptz not null,
  reported_by uuid references app_user (id),
  unique (referral_id, attempt)
);
create trigger referral_outcome_append_only before update or delete on referral_outcome
  for each row execute function refuse_change();
comment on table referral_outcome is 'append-only: what the recipient reported';

-- A wish of the recipient that the coordinator answers; the referral itself stays where it is.
create table reroute_proposal (
  id uuid primary key,
  referral_id uuid not null references referral (id),
  suggested_agency_id uuid references agency (id),
  reason text not null check (reason <> ''),
  proposed_at timestamptz not null,
  proposed_by uuid references app_user (id),
  answer text check (answer in ('rerouted', 'declined', 'overtaken')),
  answer_note text,
  answered_at timestamptz,
  answered_by uuid references app_user (id),
  check ((answer is null) = (answered_at is null))
);
create unique index reroute_proposal_open on reroute_proposal (referral_id) where answer is null;
create index reroute_proposal_of on reroute_proposal (referral_id, proposed_at);
comment on table reroute_proposal is 'a recipient finds it is the wrong agency and asks; the centre answers';
