import type { DataSource } from 'typeorm';

const LIVE = `('queued', 'info_requested', 'rejection_review', 'accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported')`;
const HELD = `('accepted', 'in_progress', 'on_hold', 'recall_pending', 'reported')`;

/** One invariant of the workflow as a query that answers a row for each breach of it; `what` says which. */
interface Check {
  readonly invariant: string;
  readonly sql: string;
}

/**
 * What must hold of the whole database whenever nothing is under way: after every integration test and after every
 * crash. What an invariant says of requests leaves no trace here and has tests of its own: who may name a referral (I5),
 * who still reads one (I7), that the sender or the centre can always take it back (I8), all of I10 and of I11.
 */
const CHECKS: readonly Check[] = [
  {
    invariant: 'I1 an open case is in the custody of whoever holds its primary referral',
    sql: `select d.number as what from dispute_case d
          where d.state <> 'closed'
            and exists (select 1 from referral r where r.case_id = d.id and r.mode in ('refer', 'transfer') and r.state in ${HELD})
            and not exists (select 1 from referral r where r.case_id = d.id and r.mode in ('refer', 'transfer')
                            and r.state in ${HELD} and r.recipient_agency_id = d.custodian_agency_id)`,
  },
  {
    invariant: 'I1 custody moves from whoever had it, and the last move is where it is',
    sql: `select e.stream_id::text as what from (
            select stream_id, payload->>'fromAgencyId' as from_id, payload->>'toAgencyId' as to_id,
                   lag(payload->>'toAgencyId') over w as before, lead(seq) over w as next
            from domain_event where type = 'case.custody_moved' window w as (partition by stream_id order by seq)) e
          join dispute_case d on d.id = e.stream_id
          where (e.before is not null and e.before <> e.from_id)
             or (e.next is null and e.to_id <> d.custodian_agency_id::text)`,
  },
  {
    // docs/adr/0045
    invariant: 'what a body outside the network holds is charged to whoever sent it what it holds',
    sql: `select d.number as what from dispute_case d
          where d.state <> 'closed' and d.charged_agency_id is not null
            and not exists (select 1 from referral r where r.case_id = d.id and r.mode in ('refer', 'transfer')
                            and r.state in ${HELD} and r.channel = 'external'
                            and r.recipient_agency_id = d.custodian_agency_id and r.sender_agency_id = d.charged_agency_id)`,
  },
  {
    invariant: 'I2 one live primary for a case and purpose',
    sql: `select case_id::text || ' ' || purpose as what from referral
          where mode in ('refer', 'transfer') and state in ${LIVE} group by case_id, purpose having count(*) > 1`,
  },
  {
    // A holder's question stands beside what else the agency was asked: docs/adr/0043.
    invariant: 'I2 one live supporting referral for a case, agency and purpose',
    sql: `select case_id::text || ' ' || purpose as what from referral
          where mode not in ('refer', 'transfer') and state in ${LIVE}
          group by case_id, recipient_agency_id, purpose, case mode when 'consult' then part_of end having count(*) > 1`,
  },
  {
    invariant: 'I3 the version counts the changes of state and nothing else',
    sql: `select r.id::text || ' at ' || r.version as what from referral r
          where r.version <> 1 + (select count(*) from domain_event e where e.subject_id = r.id
            and e.payload ? 'transition' and e.payload->>'from' <> e.payload->>'to')`,
  },
  {
    invariant: 'I3 each step begins where the one before ended',
    sql: `select e.subject_id::text || ' ' || e.transition as what from (
            select subject_id, payload->>'transition' as transition, payload->>'from' as begins,
                   lag(payload->>'to') over (partition by subject_id order by seq) as ended
            from domain_event where payload ? 'transition') e
          where e.ended is not null and e.ended <> e.begins`,
  },
  {
    invariant: 'I4 a referral ends once',
    sql: `select e.subject_id::text as what from domain_event e
          where e.payload ? 'transition' and e.payload->>'from' not in ('closed')
            and e.payload->>'to' in ('closed', 'rejected', 'recalled', 'expired', 'superseded', 'entered_in_error')
          group by e.subject_id having count(*) > 1`,
  },
  {
    invariant: 'I9 nobody works on a closed case',
    sql: `select r.id::text as what from referral r join dispute_case d on d.id = r.case_id
          where d.state = 'closed' and r.state in ${LIVE}`,
  },
  {
    invariant: 'I9 nothing waits to be sent on a closed case',
    sql: `select r.id::text as what from referral r join dispute_case d on d.id = r.case_id
          where d.state = 'closed' and r.state = 'draft'`,
  },
  {
    invariant: 'I5 what belongs together belongs to one case',
    sql: `select r.id::text as what from referral r
          left join referral p on p.id = coalesce(r.part_of, r.rest_of, r.reopens)
          join dispute_case d on d.id = r.case_id
          where p.case_id <> r.case_id`,
  },
  {
    invariant: 'I6 no step is hidden from the sender',
    sql: `select id::text as what from domain_event where payload ? 'transition' and audience_agency_id is not null`,
  },
  {
    invariant: 'I7 what was sent has a frozen snapshot, every version of it',
    sql: `select r.id::text as what from referral r
          where r.submitted_at is not null
            and (r.snapshot_version = 0 or r.snapshot_version <>
                 (select count(*) from referral_snapshot s where s.referral_id = r.id))`,
  },
  {
    invariant: 'I8 nobody who has left handles anything: it is their agency’s again',
    sql: `select r.id::text || ' ' || r.state as what from referral r
          where r.handler_user_id is not null and r.state in ${LIVE} and not exists (
            select 1 from membership m join app_user u on u.id = m.user_id
            where u.id = r.handler_user_id and u.active and m.agency_id = r.recipient_agency_id
              and m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now()))`,
  },
  {
    invariant: 'I9 somebody is charged for every live referral',
    sql: `select r.id::text || ' ' || r.state as what from referral r
          where r.state in ${LIVE} and not exists (select 1 from clock c where c.subject_id = r.id and c.state = 'running')`,
  },
  {
    invariant: 'I9 nobody is charged for an ended referral',
    sql: `select r.id::text || ' ' || c.name as what from referral r join clock c on c.subject_id = r.id
          where r.ended_at is not null and c.state in ('running', 'paused')`,
  },
  {
    // docs/adr/0014, 0032 and 0049: steps of the law, people's safety and the visits after the close go on, and nothing else.
    invariant: 'I9 nobody is charged for what has ended with its case',
    sql: `select d.number || ' ' || c.subject_type || '.' || c.name as what
          from dispute_case d join clock c on c.case_id = d.id
          where d.state = 'closed' and c.state in ('running', 'paused')
            and (c.subject_type <> 'case' or c.name not in ('follow_up', 'judicial_confirmation', 'safety_check')
              and not (c.name = 'safety_response' and c.item = '' and d.merged_into is null) and not exists (
              select from legal_path p join legal_path_step s on s.legal_path_id = p.id
              where p.case_id = d.id and p.withdrawn_at is null and s.code = c.item and s.definition->>'clock' = c.name
                and s.started_at is not null and s.completed_at is null))`,
  },
  {
    invariant:
      'I9 whatever is open in a joint plan, or still to be held, has a running clock of its case, and nothing else has one',
    sql: `select d.id::text as what from (
            select id, case_id, state = 'open' as lives from plan_item
            union all select id, case_id, state = 'called' from joint_meeting) d
          left join clock c on c.subject_id = d.id
          where d.lives is distinct from (c.state = 'running') or c.case_id <> d.case_id`,
  },
  {
    invariant: 'I15 only an agency that works on a joint case has something left to do in it',
    sql: `select i.id::text as what from plan_item i join dispute_case d on d.id = i.case_id
          where i.state = 'open' and i.agency_id <> d.owner_agency_id and not exists (
            select from referral r where r.case_id = i.case_id and r.recipient_agency_id = i.agency_id and r.state in ${LIVE})`,
  },
  {
    invariant: 'I9 an open case that nobody handles has a running routing clock',
    sql: `select d.number as what from dispute_case d
          where d.state in ('registered', 'triage') and d.lane <> 'on_the_spot'
            and not exists (select 1 from clock c where c.subject_id = d.id and c.name = 'routing' and c.state = 'running')`,
  },
  {
    invariant: 'I9 lists are ordered by the clock that binds',
    sql: `select r.id::text as what from referral r
          where r.binding_deadline_at <> coalesce((select min(c.deadline_at) from clock c
            where c.subject_id = r.id and c.state = 'running'), 'infinity')`,
  },
  {
    invariant: 'I12 reports are kept one after the other',
    sql: `select o.referral_id::text as what from referral_outcome o
          group by o.referral_id having max(o.attempt) <> count(*)`,
  },
  {
    invariant: 'I12 what ended otherwise than by closing names what goes on, where something must',
    sql: `select id::text as what from referral where state = 'superseded' and superseded_by is null`,
  },
  {
    invariant: 'I13 nobody is asked again without the centre',
    sql: `select r.id::text as what from referral r
          where r.state in ${LIVE} and r.recipient_agency_id = any (r.excluded_agency_ids)
            and not exists (select 1 from domain_event e where e.subject_id = r.id and e.type = 'referral.submitted'
                            and e.payload->>'arbitration' is not null)`,
  },
  {
    invariant: 'I14 every refusal has a coded reason with a consequence',
    sql: `select r.id::text as what from referral r
          where (select count(*) from referral_refusal f where f.referral_id = r.id) <>
                (select count(*) from domain_event e where e.subject_id = r.id
                   and e.type in ('referral.refused', 'referral.rejected'))`,
  },
  {
    invariant: 'I15 nobody has reported over the head of a supporter or a part that they need',
    sql: `select r.id::text as what from referral r
          join referral s on s.case_id = r.case_id and s.required and s.waived_at is null
            and (s.part_of = r.id or s.mode = 'co_handle' and r.mode in ('refer', 'transfer'))
          where r.reported_at is not null and s.state in ${LIVE} and s.submitted_at < r.reported_at`,
  },
  {
    // docs/adr/0076
    invariant: 'the board keeps how many lines it has of each mark',
    sql: `select mark || ' ' || owner_agency_id as what
          from (select mark, area_id, owner_agency_id, type_code, risk, lines from board_count
                union all select unnest(marks), area_id, owner_agency_id, type_code, risk, -1 from board_line) counted
          group by mark, area_id, owner_agency_id, type_code, risk having sum(lines) <> 0`,
  },
];

/** Every breach of an invariant, as a sentence; empty when all is well. */
export async function violations(database: Pick<DataSource, 'query'>): Promise<string[]> {
  const found: string[] = [];
  for (const { invariant, sql } of CHECKS) {
    const rows = await database.query<{ what: string }[]>(sql);
    found.push(...rows.map(({ what }) => `${invariant}: ${what}`));
  }
  return found;
}
