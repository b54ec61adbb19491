import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ContactChannel, ContactResult } from '../domain/contacts.js';
import type { CaseRow } from '../store/case-row.js';
import type { PartyRole } from '../store/party-row.js';

/** Who was reached for: a party on record, or one who so far is only somebody's role in the quarrel. */
export interface PartyContacted {
  readonly partyId: string | null;
  readonly partyRole: PartyRole;
}

/** A contact with a party, as it was made. */
export interface ContactMade extends PartyContacted {
  readonly channel: ContactChannel;
  readonly result: ContactResult;
}

/** What the custodian of a case did, as it is written. */
export interface NewWorkRecord {
  readonly id: string;
  /** Null: a progress note. */
  readonly contact: ContactMade | null;
  readonly happenedAt: Date;
  /** Empty for a contact of which nothing is told. */
  readonly note: string;
}

/** The same as it stands on record. */
export interface WorkRecord {
  readonly id: string;
  readonly kind: 'contact' | 'progress';
  readonly happenedAt: Date;
  readonly channel: ContactChannel | null;
  readonly result: ContactResult | null;
  readonly partyId: string | null;
  readonly partyRole: PartyRole | null;
  readonly note: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly cycle: number;
  readonly recordedAt: Date;
  readonly recordedByName: string | null;
  /** Its place in the order. */
  readonly seq: number;
}

export async function insertWorkRecord(tx: Tx, theCase: CaseRow, record: NewWorkRecord): Promise<void> {
  const { contact } = record;
  await tx.query(
    `insert into case_work (id, case_id, cycle, kind, happened_at, channel, result, party_id, party_role, note, agency_id,
       recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      record.id,
      theCase.id,
      theCase.cycle,
      contact === null ? 'progress' : 'contact',
      record.happenedAt,
      contact?.channel ?? null,
      contact?.result ?? null,
      contact?.partyId ?? null,
      contact?.partyRole ?? null,
      record.note,
      theCase.custodianAgencyId,
      tx.caller.actor.userId,
      await tx.now(),
    ],
  );
}

const SELECT = `select w.id, w.kind, w.happened_at as "happenedAt", w.channel, w.result, w.party_id as "partyId",
  w.party_role as "partyRole", w.note, w.agency_id as "agencyId", g.name as "agencyName", w.cycle,
  w.recorded_at as "recordedAt", u.display_name as "recordedByName", w.seq
from case_work w join agency g on g.id = w.agency_id left join app_user u on u.id = w.recorded_by`;

/** In the order in which they were put on record. */
export function readWorkRecords(
  tx: Tx,
  caseId: string,
  { afterSeq, limit }: { readonly afterSeq: number; readonly limit: number },
): Promise<WorkRecord[]> {
  return tx.query<WorkRecord>(`${SELECT} where w.case_id = $1 and w.seq > $2 order by w.seq limit $3`, [
    caseId,
    afterSeq,
    limit,
  ]);
}

/** @throws NotFound `work_record_not_found` */
export async function getWorkRecord(tx: Tx, id: string): Promise<WorkRecord> {
  const [record] = await tx.query<WorkRecord>(`${SELECT} where w.id = $1`, [id]);
  if (record === undefined) throw new NotFound('work_record');
  return record;
}

/** Whether the custodian has reached for a party since it took the case. */
export async function isContacted(tx: Tx, theCase: CaseRow): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from case_work
     where case_id = $1 and kind = 'contact' and agency_id = $2 and recorded_at >= $3 limit 1`,
    [theCase.id, theCase.custodianAgencyId, theCase.takenAt],
  );
  return rows.length > 0;
}

/** The parties of a case by id and role, and nothing else of them. */
export function partyRolesOf(tx: Tx, caseId: string): Promise<{ id: string; role: PartyRole }[]> {
  return tx.query('select id, role from party where case_id = $1 order by position', [caseId]);
}
