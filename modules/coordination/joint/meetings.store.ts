import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

export type MeetingState = 'called' | 'held' | 'called_off';

/** An agency that was invited, and whether it came. */
export interface Invited {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly userIds: readonly string[];
  /** Names of those invited by name. */
  readonly people: readonly string[];
  readonly came: boolean | null;
  readonly attendedBy: string | null;
}

export interface Meeting {
  readonly id: string;
  readonly caseId: string;
  readonly convenerAgencyId: string;
  readonly convenerName: string;
  readonly startsAt: Date;
  readonly place: string | null;
  readonly remoteAddress: string | null;
  readonly agenda: string;
  readonly minutesDueAt: Date;
  readonly state: MeetingState;
  readonly note: string | null;
  readonly minutes: string | null;
  readonly decisions: readonly string[];
  readonly version: number;
  readonly changedAt: Date;
  readonly changedByName: string;
  readonly invited: readonly Invited[];
}

/** When and where, and by when its minutes are owed. */
export type MeetingPlace = Pick<Meeting, 'startsAt' | 'place' | 'remoteAddress' | 'minutesDueAt'>;
export type NewMeeting = MeetingPlace & Pick<Meeting, 'id' | 'caseId' | 'convenerAgencyId' | 'agenda'>;

const INVITED = `(select coalesce(jsonb_agg(jsonb_build_object('agencyId', p.agency_id, 'agencyName', pg.name, 'userIds', p.user_ids,
    'people', (select coalesce(jsonb_agg(u.display_name order by u.display_name), '[]') from app_user u where u.id = any(p.user_ids)),
    'came', p.came, 'attendedBy', p.attended_by) order by pg.name), '[]')
  from joint_meeting_agency p join agency pg on pg.id = p.agency_id where p.meeting_id = m.id)`;
const SELECT = `
select m.id, m.case_id as "caseId", m.convener_agency_id as "convenerAgencyId", g.name as "convenerName",
  m.starts_at as "startsAt", m.place, m.remote_address as "remoteAddress", m.agenda, m.minutes_due_at as "minutesDueAt", m.state,
  m.note, m.minutes, m.decisions, m.version, m.changed_at as "changedAt", m.changed_by_name as "changedByName",
  ${INVITED} as invited
from joint_meeting m join agency g on g.id = m.convener_agency_id`;

/** All of a case, the latest first. */
export function meetingsOf(tx: Tx, caseId: string): Promise<Meeting[]> {
  return tx.query<Meeting>(`${SELECT} where m.case_id = $1 order by m.starts_at desc, m.id desc`, [caseId]);
}

/** Locked; the case's row is locked before. @throws NotFound `joint_meeting_not_found` */
export async function lockMeeting(tx: Tx, caseId: string, id: string): Promise<Meeting> {
  const rows = await tx.query<Meeting>(`${SELECT} where m.id = $1 and m.case_id = $2 for update of m`, [
    id,
    caseId,
  ]);
  const row = rows[0];
  if (row === undefined) throw new NotFound('joint_meeting');
  return row;
}

export async function insertMeeting(
  tx: Tx,
  meeting: NewMeeting,
  invited: readonly Pick<Invited, 'agencyId' | 'userIds'>[],
): Promise<void> {
  const { id, caseId, convenerAgencyId, startsAt, place, remoteAddress, agenda, minutesDueAt } = meeting;
  await tx.query(
    `insert into joint_meeting (id, case_id, convener_agency_id, starts_at, place, remote_address, agenda, minutes_due_at, state,
       version, called_at, called_by_name, changed_at, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'called', 1, $9, $10, $9, $10)`,
    [
      id,
      caseId,
      convenerAgencyId,
      startsAt,
      place,
      remoteAddress,
      agenda,
      minutesDueAt,
      await tx.now(),
      tx.caller.actor.displayName,
    ],
  );
  await tx.query(
    `insert into joint_meeting_agency (meeting_id, agency_id, user_ids)
     select $1, i."agencyId", i."userIds" from jsonb_to_recordset($2::jsonb) as i("agencyId" uuid, "userIds" uuid[])`,
    [id, JSON.stringify(invited)],
  );
}

export async function moveMeeting(
  tx: Tx,
  id: string,
  { startsAt, place, remoteAddress, minutesDueAt, note }: MeetingPlace & { readonly note: string },
): Promise<void> {
  await tx.query(
    `update joint_meeting set starts_at = $2, place = $3, remote_address = $4, minutes_due_at = $5, note = $6,
       version = version + 1, changed_at = $7, changed_by_name = $8 where id = $1`,
    [id, startsAt, place, remoteAddress, minutesDueAt, note, await tx.now(), tx.caller.actor.displayName],
  );
}

/** It is over: held, with its minutes, or called off. */
export async function endMeeting(
  tx: Tx,
  id: string,
  how:
    | { readonly state: 'held'; readonly minutes: string; readonly decisions: readonly string[] }
    | { readonly state: 'called_off'; readonly note: string },
): Promise<void> {
  const held = how.state === 'held' ? how : null;
  const off = how.state === 'called_off' ? how : null;
  await tx.query(
    `update joint_meeting set state = $2, minutes = $3, decisions = $4, note = coalesce($5, note), ended_at = $6,
       version = version + 1, changed_at = $6, changed_by_name = $7 where id = $1`,
    [
      id,
      how.state,
      held?.minutes ?? null,
      held?.decisions ?? [],
      off?.note ?? null,
      await tx.now(),
      tx.caller.actor.displayName,
    ],
  );
}

export async function noteAttendance(
  tx: Tx,
  id: string,
  attendance: readonly Pick<Invited, 'agencyId' | 'came' | 'attendedBy'>[],
): Promise<void> {
  await tx.query(
    `update joint_meeting_agency p set came = a.came, attended_by = a."attendedBy"
     from jsonb_to_recordset($2::jsonb) as a("agencyId" uuid, came boolean, "attendedBy" text)
     where p.meeting_id = $1 and p.agency_id = a."agencyId"`,
    [id, JSON.stringify(attendance)],
  );
}

/** It is another agency's from now on; the case's row is locked. */
export async function setConvener(tx: Tx, id: string, agencyId: string): Promise<void> {
  await tx.query('update joint_meeting set convener_agency_id = $2 where id = $1', [id, agencyId]);
}

/** They go along into another case. @returns the ids of those still to be held */
export async function moveMeetings(tx: Tx, fromId: string, intoId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string; isCalled: boolean }>(
    `update joint_meeting set case_id = $2 where case_id = $1 returning id, state = 'called' as "isCalled"`,
    [fromId, intoId],
  );
  return rows.filter(({ isCalled }) => isCalled).map(({ id }) => id);
}
