import { NotFound } from '../../../src/kernel/errors.js';
import { type Actor, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { OnTimeVerdict } from './verdict.js';

/** A run as it is kept. */
export interface ReplayRun {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly asOf: Date;
  /** Apart: everything of the run lies in it. */
  readonly areaId: string;
  readonly deskAgencyId: string;
  /** The area whose system administrators may read it. */
  readonly orderedIn: string;
}

type PlacedRun = ReplayRun & { readonly orderedInPath: string };

/** Which request became which case and referral. */
export interface ReplayedRow {
  readonly line: number;
  readonly externalId: string;
  readonly department: string;
  readonly caseId: string;
  readonly referralId: string;
  readonly ownVerdict: OnTimeVerdict | null;
  readonly closedBeforeOpen: boolean;
}

/** A replayed request with the clock that runs to its promised instant. */
export interface ClockedRow extends ReplayedRow {
  readonly clockId: string | null;
  readonly breachId: string | null;
  readonly breachDeadlineAt: Date | null;
}

export async function insertRun(tx: Tx, run: ReplayRun): Promise<void> {
  await tx.query(
    `insert into replay_run (id, name, time_zone, as_of, area_id, desk_agency_id, ordered_in, started_at, started_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      run.id,
      run.name,
      run.timeZone,
      run.asOf,
      run.areaId,
      run.deskAgencyId,
      run.orderedIn,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

const RUN = `select r.id, r.name, r.time_zone as "timeZone", r.as_of as "asOf", r.area_id as "areaId",
  r.desk_agency_id as "deskAgencyId", r.ordered_in as "orderedIn", a.path::text as "orderedInPath"
from replay_run r join area a on a.id = r.ordered_in where r.id = $1`;

/** @throws NotFound `replay_not_found`, also for administrators of other areas */
export async function getRun(tx: Tx, id: string): Promise<ReplayRun> {
  return reachable(tx.caller.actor, await tx.query<PlacedRun>(RUN, [id]));
}

/** The same, with its departments kept from changing meanwhile. */
export async function lockRun(tx: Tx, id: string): Promise<ReplayRun> {
  return reachable(tx.caller.actor, await tx.query<PlacedRun>(`${RUN} for update of r`, [id]));
}

function reachable(actor: Actor, [run]: readonly PlacedRun[]): ReplayRun {
  if (run === undefined || !holdsOverArea(actor, run.orderedInPath, 'system_administrator'))
    throw new NotFound('replay');
  return run;
}

/** Agency ids by department. */
export async function departmentsOf(tx: Tx, runId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ code: string; agencyId: string }>(
    'select code, agency_id as "agencyId" from replay_department where run_id = $1',
    [runId],
  );
  return new Map(rows.map(({ code, agencyId }) => [code, agencyId]));
}

export async function insertDepartment(tx: Tx, runId: string, code: string, agencyId: string): Promise<void> {
  await tx.query('insert into replay_department (run_id, code, agency_id) values ($1, $2, $3)', [
    runId,
    code,
    agencyId,
  ]);
}

/** Lines of the list that the run has already; the number a city gave may come again. */
export async function knownLines(tx: Tx, runId: string, lines: readonly number[]): Promise<number[]> {
  const known = await tx.query<{ line: number }>(
    'select line from replay_row where run_id = $1 and line = any($2::int[])',
    [runId, lines],
  );
  return known.map(({ line }) => line);
}

export async function insertRows(tx: Tx, runId: string, rows: readonly ReplayedRow[]): Promise<void> {
  await tx.query(
    `insert into replay_row (run_id, line, external_id, department, case_id, referral_id, own_verdict, closed_before_open)
     select $1, r.line, r."externalId", r.department, r."caseId", r."referralId", r."ownVerdict", r."closedBeforeOpen"
     from jsonb_to_recordset($2::jsonb) as r(line int, "externalId" text, department text, "caseId" uuid, "referralId" uuid,
          "ownVerdict" text, "closedBeforeOpen" boolean)`,
    [runId, JSON.stringify(rows)],
  );
}

export async function countRows(tx: Tx, runId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*)::int as count from replay_row where run_id = $1',
    [runId],
  );
  return rows[0]?.count ?? 0;
}

/** The next rows after a line of the file, each with its clock and the breach of a deadline before `asOf`. */
export async function rowsAfter(
  tx: Tx,
  { id, asOf }: ReplayRun,
  { line, limit }: { readonly line: number; readonly limit: number },
): Promise<ClockedRow[]> {
  return tx.query<ClockedRow>(
    `select r.line, r.external_id as "externalId", r.department, r.case_id as "caseId", r.referral_id as "referralId",
            r.own_verdict as "ownVerdict", r.closed_before_open as "closedBeforeOpen", c.id as "clockId",
            b.id as "breachId", b.deadline_at as "breachDeadlineAt"
     from replay_row r
     left join clock c on c.subject_id = r.referral_id and c.name = 'resolve' and c.item = ''
     left join breach b on b.clock_id = c.id and b.kind = 'breach' and b.deadline_at < $2
     where r.run_id = $1 and r.line > $3 order by r.line limit $4`,
    [id, asOf, line, limit],
  );
}
