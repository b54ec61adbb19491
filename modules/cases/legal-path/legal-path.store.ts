import type { Tx } from '../../../src/platform/database/tx.js';
import type { LegalPathStep } from '../domain/legal-path.js';

export interface PathRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly title: string;
  readonly openedBecause: 'guard' | 'stopped_by_person';
  readonly rules: readonly string[];
  readonly openedAt: Date;
  readonly withdrawnAt: Date | null;
}

export interface StepRow {
  readonly id: string;
  readonly legalPathId: string;
  readonly position: number;
  readonly code: string;
  readonly definition: LegalPathStep;
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
  readonly completedAt: Date | null;
  readonly completedByName: string | null;
  readonly note: string | null;
  readonly cleanInARow: number;
  /** Agencies that were told of it and are not charged with it. */
  readonly toldAgencyIds: readonly string[];
}

export async function insertPath(
  tx: Tx,
  path: Omit<PathRow, 'withdrawnAt'> & { readonly referenceVersion: number },
): Promise<void> {
  await tx.query(
    `insert into legal_path (id, case_id, kind, title, opened_because, rules, reference_version, opened_at, opened_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      path.id,
      path.caseId,
      path.kind,
      path.title,
      path.openedBecause,
      path.rules,
      path.referenceVersion,
      path.openedAt,
      tx.caller.actor.userId,
    ],
  );
}

export async function insertStep(
  tx: Tx,
  step: Pick<StepRow, 'id' | 'legalPathId' | 'position' | 'code' | 'definition' | 'ownerAgencyId'>,
): Promise<void> {
  await tx.query(
    `insert into legal_path_step (id, legal_path_id, position, code, definition, owner_agency_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      step.id,
      step.legalPathId,
      step.position,
      step.code,
      JSON.stringify(step.definition),
      step.ownerAgencyId,
    ],
  );
}

/** Paths of a case that stand, in the order in which they were opened. */
export function readPaths(tx: Tx, caseId: string): Promise<PathRow[]> {
  return tx.query<PathRow>(
    `select p.id, p.case_id as "caseId", p.kind, p.title, p.opened_because as "openedBecause", p.rules,
       p.opened_at as "openedAt", p.withdrawn_at as "withdrawnAt"
     from legal_path p where p.case_id = $1 and p.withdrawn_at is null order by p.opened_at, p.id`,
    [caseId],
  );
}

/** Each is due when its clock says so, which a calendar, a policy or a merge may have moved since the step began. */
export async function readSteps(tx: Tx, pathIds: readonly string[]): Promise<StepRow[]> {
  if (pathIds.length === 0) return [];
  return tx.query<StepRow>(
    `select s.id, s.legal_path_id as "legalPathId", s.position, s.code, s.definition,
       s.owner_agency_id as "ownerAgencyId", a.name as "ownerAgencyName", s.started_at as "startedAt",
       coalesce(c.deadline_at, s.due_at) as "dueAt", s.completed_at as "completedAt", s.completed_by_name as "completedByName", s.note,
       s.clean_in_a_row as "cleanInARow",
       array(select t.agency_id from legal_path_told t where t.legal_path_step_id = s.id) as "toldAgencyIds"
     from legal_path_step s join agency a on a.id = s.owner_agency_id join legal_path p on p.id = s.legal_path_id
       left join clock c on c.subject_id = p.case_id and c.name = s.definition->>'clock' and c.item = s.code
         and c.state = 'running'
     where s.legal_path_id = any($1) order by s.legal_path_id, s.position`,
    [pathIds],
  );
}

/** @returns those of the agencies that had not been told before */
export async function insertTold(tx: Tx, stepId: string, agencyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ agencyId: string }>(
    `insert into legal_path_told (legal_path_step_id, agency_id, told_at)
     select $1, id, $3 from unnest($2::uuid[]) as id on conflict do nothing returning agency_id as "agencyId"`,
    [stepId, agencyIds, await tx.now()],
  );
  return rows.map(({ agencyId }) => agencyId);
}

/** When custody last moved; the first instant of all where it never has. */
export async function custodySince(tx: Tx, caseId: string): Promise<Date> {
  const [row] = await tx.query<{ at: Date }>(
    `select at from domain_event where stream_id = $1 and type = 'case.custody_moved' order by seq desc limit 1`,
    [caseId],
  );
  return row?.at ?? new Date(0);
}

export async function giveStep(tx: Tx, stepId: string, ownerAgencyId: string): Promise<void> {
  await tx.query('update legal_path_step set owner_agency_id = $2 where id = $1', [stepId, ownerAgencyId]);
}

export async function startStep(tx: Tx, stepId: string, dueAt: Date | null): Promise<void> {
  await tx.query('update legal_path_step set started_at = $2, due_at = $3 where id = $1', [
    stepId,
    await tx.now(),
    dueAt,
  ]);
}

export async function completeStep(tx: Tx, stepId: string, note: string | null): Promise<void> {
  const { userId, displayName } = tx.caller.actor;
  await tx.query(
    `update legal_path_step set completed_at = $2, completed_by = $3, completed_by_name = $4, note = $5,
       started_at = coalesce(started_at, $2) where id = $1`,
    [stepId, await tx.now(), userId, displayName, note],
  );
}

export async function countClean(tx: Tx, stepId: string, cleanInARow: number): Promise<void> {
  await tx.query('update legal_path_step set clean_in_a_row = $2 where id = $1', [stepId, cleanInARow]);
}

/** A person who stopped the case has named them: no answer to a rule takes them away any more. */
export async function restOnPerson(tx: Tx, caseId: string, kinds: readonly string[]): Promise<void> {
  await tx.query(
    `update legal_path set opened_because = 'stopped_by_person'
     where case_id = $1 and kind = any($2) and withdrawn_at is null`,
    [caseId, kinds],
  );
}

/** The survivor of a merge has no standing path of this kind. */
export async function movePath(tx: Tx, pathId: string, caseId: string): Promise<void> {
  await tx.query('update legal_path set case_id = $2 where id = $1', [pathId, caseId]);
}

export async function withdrawPath(tx: Tx, pathId: string): Promise<void> {
  await tx.query('update legal_path set withdrawn_at = $2 where id = $1', [pathId, await tx.now()]);
}
