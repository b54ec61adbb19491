import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from './case-row.js';

/** Column by property: the one place that knows both names. */
const COLUMN: Readonly<Record<keyof CaseRow, string>> = {
  id: 'id',
  number: 'number',
  registeringAgencyId: 'registering_agency_id',
  registeredBy: 'registered_by',
  ownerAgencyId: 'owner_agency_id',
  custodianAgencyId: 'custodian_agency_id',
  chargedAgencyId: 'charged_agency_id',
  handlerUserId: 'handler_user_id',
  areaId: 'area_id',
  areaPath: 'area_path',
  typeCode: 'type_code',
  source: 'source',
  sourceReference: 'source_reference',
  lane: 'lane',
  risk: 'risk',
  state: 'state',
  takenAt: 'taken_at',
  legalTrack: 'legal_track',
  withdrawnAt: 'withdrawn_at',
  cycle: 'cycle',
  narrative: 'narrative',
  placeText: 'place_text',
  occurredAt: 'occurred_at',
  amountFen: 'amount_fen',
  headcount: 'headcount',
  triageReason: 'triage_reason',
  outcome: 'outcome',
  closingNote: 'closing_note',
  mergedInto: 'merged_into',
  applicationReceivedAt: 'application_received_at',
  legallyAcceptedAt: 'legally_accepted_at',
  registeredAt: 'registered_at',
  closedAt: 'closed_at',
  version: 'version',
  changedAt: 'changed_at',
  changedByUserId: 'changed_by_user_id',
  changedByName: 'changed_by_name',
};
const PROPERTIES = Object.keys(COLUMN) as (keyof CaseRow)[];

/** The select list of a whole `CaseRow`, for statements that name the table `c`. */
export const CASE_COLUMNS = PROPERTIES.map((property) => `c.${COLUMN[property]} as "${property}"`).join(', ');

const BY_ID = `select ${CASE_COLUMNS} from dispute_case c where c.id = $1`;
const LOCK_BY_ID = `${BY_ID} for update`;

const INSERT = `insert into dispute_case (${PROPERTIES.map((property) => COLUMN[property]).join(', ')})
values (${PROPERTIES.map((_, index) => `$${index + 1}`).join(', ')})`;

const KEPT: ReadonlySet<keyof CaseRow> = new Set([
  'id',
  'number',
  'registeringAgencyId',
  'registeredBy',
  'source',
]);
const CHANGING = PROPERTIES.filter((property) => !KEPT.has(property));
const UPDATE = `update dispute_case set ${CHANGING.map((property, index) => `${COLUMN[property]} = $${index + 3}`).join(', ')}
where id = $1 and version = $2 returning id`;

export async function insertCase(tx: Tx, row: CaseRow): Promise<void> {
  await tx.query(
    INSERT,
    PROPERTIES.map((property) => row[property]),
  );
}

/** Compare-and-set on the version that was read. @returns false when somebody else has changed the case since */
export async function saveCase(tx: Tx, readVersion: number, row: CaseRow): Promise<boolean> {
  const values = [row.id, readVersion, ...CHANGING.map((property) => row[property])];
  return (await tx.query(UPDATE, values)).length === 1;
}

/** @throws NotFound `case_not_found` */
export async function getCase(tx: Tx, id: string): Promise<CaseRow> {
  return one(await tx.query<CaseRow>(BY_ID, [id]));
}

/** The case as which it goes on in the end: itself, or what it was merged into, however often. */
export async function survivorOf(tx: Tx, id: string): Promise<string> {
  const { mergedInto } = await getCase(tx, id);
  return mergedInto === null ? id : survivorOf(tx, mergedInto);
}

/** Reads the case and keeps others from changing it until the transaction ends. @throws NotFound `case_not_found` */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow> {
  return one(await tx.query<CaseRow>(LOCK_BY_ID, [id]));
}

/** Keeps others from changing the case until the transaction ends, but not from doing the same. */
export async function lockCaseShared(tx: Tx, id: string): Promise<void> {
  await tx.query('select 1 from dispute_case where id = $1 for share', [id]);
}

function one(rows: readonly CaseRow[]): CaseRow {
  const row = rows[0];
  if (row === undefined) throw new NotFound('case');
  return row;
}
