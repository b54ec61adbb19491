-- A case shared with an agency: workflow.md §2. The state changes in one place only, `modules/referrals/engine`.
create table referral (
  id uuid primary key,
  case_id uuid not null references dispute_case (id),
  area_id uuid not null references area (id),
  mode text not null check (mode in ('refer', 'transfer', 'co_handle', 'consult', 'delegate')),
  purpose text not null check (purpose <> ''),
  lane text not null check (lane in ('simple', 'full')),
  channel text not null check (channel in ('internal', 'external')),
  -- A supporting referral without which the lead may not report (I15), unless the centre waives it.
  required boolean not null,
  waived_at timestamptz,
  waiver_reason text,
  request text not null,
  scope jsonb not null check (jsonb_typeof(scope) = 'array'),
  -- What the snapshot is to hold, and on what grounds: {fields, partyIds, legalBasis}.
  share jsonb not null check (jsonb_typeof(share) = 'object'),
  sender_agency_id uuid not null references agency (id),
  sender_user_id uuid references app_user (id),
  recipient_agency_id uuid not null references agency (id),
  recipient_kind text not null,
  handler_user_id uuid references app_user (id),

  state text not null check (state in (
    'draft', 'queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending',
    'reported', 'closed', 'rejected', 'recalled', 'expired', 'superseded', 'entered_in_error')),
  resume_stack jsonb not null default '[]' check (jsonb_typeof(resume_stack) = 'array'),
  version int not null default 1 check (version > 0),
  cycle int not null default 1 check (cycle > 0),

  hop_count int not null default 0 check (hop_count >= 0),
  depth int not null default 0 check (depth between 0 and 2),
  excluded_agency_ids uuid[] not null default '{}',
  reroute_of uuid references referral (id),
  reopens uuid references referral (id),
  rest_of uuid references referral (id),
  part_of uuid references referral (id),
  superseded_by uuid references referral (id),
  due_at timestamptz,

  snapshot_version int not null default 0,
  info_cycles int not null default 0,
  info_not_supplied boolean not null default false,
  overruled_reasons text[] not null default '{}',
  returns int not null default 0,
  review_level int not null default 0,
  recall_level int not null default 0,
  auto_confirmed boolean not null default false,
  reopened_times int not null default 0,
  outcome text,
  ended_reason text,

  created_at timestamptz not null,
  submitted_at timestamptz,
  acknowledged_at timestamptz,
  accepted_at timestamptz,
  contacted_at timestamptz,
  reported_at timestamptz,
  ended_at timestamptz,
  changed_at timestamptz not null,
  changed_by_user_id uuid references app_user (id),
  changed_by_name text not null,

  -- Kept for lists: the earliest deadline of the running clocks ('infinity' while none runs), and the risk of the case.
  binding_deadline_at timestamptz not null default 'infinity',
  risk_rank smallint not null check (risk_rank between 0 and 3),

  check ((mode = 'delegate') = (part_of is not null)),
  check (state <> 'superseded' or superseded_by is not null),
  check ((state in ('closed', 'rejected', 'recalled', 'expired', 'superseded', 'entered_in_error')) = (ended_at is not null)),
  check (state not in ('accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported', 'closed') or accepted_at is not null)
);
comment on table referral is 'a case shared with an agency, from draft to its end; workflow.md section 2';

-- I2: one live primary for a case and purpose; supporting ones once for a case, agency and purpose.
create unique index referral_one_live_primary on referral (case_id, purpose)
  where mode in ('refer', 'transfer')
    and state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
create unique index referral_one_live_supporting on referral (case_id, recipient_agency_id, purpose)
  where mode in ('co_handle', 'consult', 'delegate')
    and state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');

create index referral_of_case on referral (case_id, created_at, id);
create index referral_children on referral (part_of) where part_of is not null;
-- The queue of an agency, what expires first at the top: read in index order, page by page.
create index referral_queue on referral (recipient_agency_id, binding_deadline_at, risk_rank, id)
  include (state, case_id, sender_agency_id, mode, purpose, lane, version)
  where state in ('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
create index referral_sent on referral (sender_agency_id, binding_deadline_at, risk_rank, id)
  where state in ('draft', 'queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported');
create index referral_in_review on referral (area_id, binding_deadline_at, id) where state = 'rejection_review';
