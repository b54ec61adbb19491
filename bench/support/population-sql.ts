/** Rows of the product's tables out of `stage`: each a copy of the template in which only ids, people and instants differ. */

export const STAGE_TABLES = [
  `create temp table stage (n int, case_id uuid, referral_id uuid, clock_id uuid, station_id uuid, officer_id uuid, area_id uuid,
     area_path text, partner_id uuid, worker_id uuid, phase text, started_at timestamptz, narrative text, place text)`,
  `create temp table waiting (like stage)`,
  `create temp table seat_station (nth int, agency_id uuid, user_id uuid, area_id uuid, area_path text)`,
  `create temp table seat_partner (nth int, agency_id uuid, user_id uuid)`,
];

export const CASES = `
with template as materialized (select to_jsonb(t) as row from template_case t)
insert into dispute_case
select r.* from stage s cross join template t
cross join lateral jsonb_populate_record(null::dispute_case, t.row || jsonb_build_object(
  'id', s.case_id, 'number', '量〔2026〕第' || s.n || '号', 'registering_agency_id', s.station_id, 'registered_by', s.officer_id,
  'owner_agency_id', s.station_id, 'custodian_agency_id', s.partner_id, 'area_id', s.area_id, 'area_path', s.area_path,
  'narrative', s.narrative, 'place_text', s.place, 'registered_at', s.started_at - interval '1 hour', 'changed_at', s.started_at,
  'changed_by_user_id', s.worker_id)) as r`;

export const REFERRALS = `
with template as materialized (select to_jsonb(t) as row from template_referral t)
insert into referral
select r.* from stage s cross join template t cross join template_clock c
cross join lateral jsonb_populate_record(null::referral, t.row || jsonb_build_object(
  'id', s.referral_id, 'case_id', s.case_id, 'area_id', s.area_id, 'sender_agency_id', s.station_id,
  'sender_user_id', s.officer_id, 'recipient_agency_id', s.partner_id, 'handler_user_id', s.worker_id,
  'created_at', s.started_at - interval '30 minutes', 'submitted_at', s.started_at - interval '30 minutes',
  'accepted_at', s.started_at, 'changed_at', s.started_at, 'changed_by_user_id', s.worker_id,
  'binding_deadline_at', s.started_at + (c.deadline_at - c.started_at))) as r`;

/** What has fired by now, by the phase of a clock: nothing, the warnings before the deadline, or everything. */
const MARKS = `
select w.percent::float8 as percent, 'warning:' || w.percent as threshold, null::float8 as after_seconds
from template_clock t, jsonb_array_elements_text(t.target -> 'warningPercents') as w(percent)
union all select 100, 'breach', 0
union all select 100, 'ladder:' || (l ->> 'level'), (l ->> 'amount')::float8
from template_clock t, jsonb_array_elements(t.target -> 'ladder') as l`;
const FIRED = `(s.phase = 'late' or (s.phase = 'due' and m.percent < 100))`;

export const CLOCKS = `
with template as materialized (select to_jsonb(t) as row from template_clock t),
marks as materialized (${MARKS})
insert into clock
select r.* from stage s cross join template_clock t cross join template p
cross join lateral jsonb_populate_record(null::clock, p.row || jsonb_build_object(
  'id', s.clock_id, 'subject_id', s.referral_id, 'case_id', s.case_id, 'area_id', s.area_id, 'owner_agency_id', s.partner_id,
  'owner_user_id', s.worker_id, 'sender_agency_id', s.station_id, 'started_at', s.started_at,
  'deadline_at', s.started_at + (t.deadline_at - t.started_at), 'breached', s.phase = 'late',
  'next_fire_at', case s.phase when 'fresh' then s.started_at + (t.next_fire_at - t.started_at)
                               when 'due' then s.started_at + (t.deadline_at - t.started_at) end,
  'fired', to_jsonb(array(select m.threshold from marks as m where ${FIRED} order by m.threshold)))) as r`;

export const EVENTS = `
insert into clock_event (clock_id, seq, at, type, payload, recorded_at, actor_kind, actor_user_id)
select s.clock_id, t.seq, s.started_at, t.type,
  t.payload || jsonb_build_object('owner', s.partner_id, 'ownerUserId', s.worker_id, 'senderAgencyId', s.station_id),
  s.started_at, t.actor_kind, s.worker_id
from stage s cross join template_event t`;

export const FIRINGS = `
insert into clock_firing (clock_id, cycle, threshold, due_at, fired_at, sent)
select s.clock_id, t.cycle, m.threshold, due.at, due.at, true
from stage s cross join template_clock t cross join (${MARKS}) as m
cross join lateral (select s.started_at + (t.deadline_at - t.started_at) * m.percent / 100
                           + coalesce(m.after_seconds, 0) * interval '1 second' as at) as due
where ${FIRED}`;

export const BREACHES = `
insert into breach (id, clock_id, cycle, kind, deadline_at, detected_at, owner_agency_id, owner_user_id, case_id, area_id, name,
                    class, shares, policy_induced)
select uuidv7(), s.clock_id, t.cycle, 'breach', due.at, due.at, s.partner_id, s.worker_id, s.case_id, s.area_id, t.name, t.class,
  jsonb_build_array(jsonb_build_object('owner', s.partner_id,
    'elapsedMs', (extract(epoch from t.deadline_at - t.started_at) * 1000)::bigint)), false
from stage s cross join template_clock t
cross join lateral (select s.started_at + (t.deadline_at - t.started_at) as at) as due
where s.phase = 'late'`;
