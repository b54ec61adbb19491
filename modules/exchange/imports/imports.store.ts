import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ImportRun, NewImport, Rejection } from './import-run.js';

const COLUMNS = `r.id, r.target, r.agency_id as "agencyId", r.source, r.file_name as "fileName", r.sha256, r.mapping, r.state,
  r.lines_done as "linesDone", r.imported, r.repeated, r.rejected, r.started_at as "startedAt",
  r.completed_at as "completedAt"`;

/** A run that is new, or the one the same file was imported under before; waits for a batch of it that is under way. */
export async function openRun(
  tx: Tx,
  run: NewImport & { readonly id: string; readonly mappingHash: string },
): Promise<ImportRun> {
  await tx.query(
    `insert into import_run (id, target, agency_id, source, file_name, sha256, mapping, mapping_hash, state, started_at, started_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'running', $9, $10)
     on conflict (target, agency_id, source, sha256, mapping_hash) do nothing`,
    [
      run.id,
      run.target,
      run.agencyId,
      run.source,
      run.fileName,
      run.sha256,
      JSON.stringify(run.mapping),
      run.mappingHash,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  const rows = await tx.query<ImportRun>(
    `select ${COLUMNS} from import_run r
     where r.target = $1 and r.agency_id = $2 and r.source = $3 and r.sha256 = $4 and r.mapping_hash = $5
     for update`,
    [run.target, run.agencyId, run.source, run.sha256, run.mappingHash],
  );
  return one(rows);
}

/** @throws NotFound `import_not_found` */
export async function getRun(tx: Tx, id: string): Promise<ImportRun> {
  return one(await tx.query<ImportRun>(`select ${COLUMNS} from import_run r where r.id = $1`, [id]));
}

/** One batch of a run after another. @throws NotFound `import_not_found` */
export async function lockRun(tx: Tx, id: string): Promise<ImportRun> {
  return one(
    await tx.query<ImportRun>(`select ${COLUMNS} from import_run r where r.id = $1 for update`, [id]),
  );
}

/** Runs of these agencies, and of every agency in these areas; the newest first, after the place `[startedAt, id]`. */
export async function listRuns(
  tx: Tx,
  { areaPaths, agencyIds }: { readonly areaPaths: readonly string[]; readonly agencyIds: readonly string[] },
  { after, limit }: { readonly after: readonly (string | number | null)[] | null; readonly limit: number },
): Promise<ImportRun[]> {
  return tx.query<ImportRun>(
    `select ${COLUMNS} from import_run r join agency g on g.id = r.agency_id join area a on a.id = g.area_id
     where (r.agency_id = any($1::uuid[]) or a.path <@ any($2::ltree[]))
       and ($3::timestamptz is null or (r.started_at, r.id) < ($3::timestamptz, $4::uuid))
     order by r.started_at desc, r.id desc limit $5`,
    [agencyIds, areaPaths, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export interface Progress {
  readonly linesDone: number;
  readonly imported: number;
  readonly repeated: number;
  readonly rejected: number;
}

export async function saveProgress(tx: Tx, id: string, to: Progress): Promise<void> {
  await tx.query(
    'update import_run set lines_done = $2, imported = $3, repeated = $4, rejected = $5 where id = $1',
    [id, to.linesDone, to.imported, to.repeated, to.rejected],
  );
}

export async function completeRun(tx: Tx, id: string): Promise<void> {
  await tx.query(`update import_run set state = 'completed', completed_at = $2 where id = $1`, [
    id,
    await tx.now(),
  ]);
}

export interface RowClaim {
  readonly target: string;
  readonly agencyId: string;
  readonly source: string;
  readonly rowKey: string;
  readonly rowHash: string;
  readonly runId: string;
  readonly line: number;
}

/**
 * Claims a row before anything is made of it: two imports of one row wait for one another here, and the second is told.
 * @returns null when the claim is ours, else the digest under which the row came in before
 */
export async function claimRow(tx: Tx, claim: RowClaim): Promise<{ readonly rowHash: string } | null> {
  const claimed = await tx.query(
    `insert into import_row (target, agency_id, source, row_key, row_hash, run_id, line)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning line`,
    [claim.target, claim.agencyId, claim.source, claim.rowKey, claim.rowHash, claim.runId, claim.line],
  );
  if (claimed.length > 0) return null;
  const before = await tx.query<{ rowHash: string }>(
    `select row_hash as "rowHash" from import_row
     where target = $1 and agency_id = $2 and source = $3 and row_key = $4`,
    [claim.target, claim.agencyId, claim.source, claim.rowKey],
  );
  const known = before[0];
  // Claimed by somebody who took it back between the two statements: the whole batch is to be sent again.
  if (known === undefined)
    throw new Conflict('import_row_moved', 'Another import touched a row. Send it again.');
  return known;
}

export async function nameSubject(
  tx: Tx,
  claim: RowClaim,
  subject: { readonly subjectId: string; readonly number: string },
): Promise<void> {
  await tx.query(
    `update import_row set subject_id = $5, subject_number = $6
     where target = $1 and agency_id = $2 and source = $3 and row_key = $4`,
    [claim.target, claim.agencyId, claim.source, claim.rowKey, subject.subjectId, subject.number],
  );
}

export async function addRejections(tx: Tx, runId: string, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  await tx.query(
    `insert into import_rejection (run_id, line, path, code, reason)
     select $1, j.line, j.path, j.code, j.reason
     from jsonb_to_recordset($2::jsonb) as j(line int, path text, code text, reason text)`,
    [runId, JSON.stringify(rejections)],
  );
}

/** In the order of the file, after a line. */
export async function listRejections(
  tx: Tx,
  runId: string,
  afterLine: number,
  limit: number,
): Promise<Rejection[]> {
  return tx.query<Rejection>(
    `select line, path, code, reason from import_rejection where run_id = $1 and line > $2 order by line limit $3`,
    [runId, afterLine, limit],
  );
}

/** A row that became something. */
export interface RegisteredRow {
  readonly line: number;
  readonly rowKey: string;
  readonly number: string;
}

/** What the rows of a run became, in the order of the file, after a line. */
export async function listRegistered(
  tx: Tx,
  runId: string,
  afterLine: number,
  limit: number,
): Promise<RegisteredRow[]> {
  return tx.query<RegisteredRow>(
    `select line, row_key as "rowKey", subject_number as "number" from import_row
     where run_id = $1 and line > $2 order by line limit $3`,
    [runId, afterLine, limit],
  );
}

function one(rows: readonly ImportRun[]): ImportRun {
  const run = rows[0];
  if (run === undefined) throw new NotFound('import');
  return run;
}
