import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** How an agreement stands to judicial confirmation. */
export interface ConfirmationRow {
  readonly id: string;
  /** Of the clock of its window. */
  readonly item: string;
  readonly inForceAt: Date;
  /** Codes of the rules that bar it; then there is no window. */
  readonly barredBy: readonly string[];
  readonly until: Date | null;
  readonly appliedAt: Date | null;
  readonly court: string | null;
  readonly lapsedAt: Date | null;
}

export async function insertConfirmation(
  tx: Tx,
  row: Pick<ConfirmationRow, 'item' | 'inForceAt' | 'barredBy' | 'until'> & {
    readonly caseId: string;
    readonly cycle: number;
    readonly mediatorAgencyId: string;
  },
): Promise<void> {
  await tx.query(
    `insert into judicial_confirmation (id, case_id, cycle, item, mediator_agency_id, in_force_at, barred_by, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [uuidv7(), row.caseId, row.cycle, row.item, row.mediatorAgencyId, row.inForceAt, row.barredBy, row.until],
  );
}

/**
 * Of every agreement, the latest first: several where parts of the matter were agreed on one by one, a case was taken up
 * again, or another one merged into it.
 */
export async function confirmationsOf(tx: Tx, caseId: string): Promise<ConfirmationRow[]> {
  return tx.query<ConfirmationRow>(
    `select id, item, in_force_at as "inForceAt", barred_by as "barredBy", until, applied_at as "appliedAt", court,
       lapsed_at as "lapsedAt"
     from judicial_confirmation where case_id = $1 order by in_force_at desc, id desc`,
    [caseId],
  );
}

/** It is an agreement of another case from now on. */
export async function moveConfirmation(
  tx: Tx,
  id: string,
  to: { readonly caseId: string; readonly item: string },
): Promise<void> {
  await tx.query('update judicial_confirmation set case_id = $2, item = $3 where id = $1', [
    id,
    to.caseId,
    to.item,
  ]);
}

/** A window that lapsed unnoticed was met all the same where the parties had applied in time. */
export async function saveApplication(
  tx: Tx,
  id: string,
  { appliedAt, court }: { readonly appliedAt: Date; readonly court: string },
): Promise<void> {
  await tx.query(
    'update judicial_confirmation set applied_at = $2, court = $3, recorded_by = $4, lapsed_at = null where id = $1',
    [id, appliedAt, court, tx.caller.actor.userId],
  );
}

/** @returns false when the parties have applied meanwhile */
export async function saveLapse(tx: Tx, caseId: string, item: string): Promise<boolean> {
  const rows = await tx.query(
    `update judicial_confirmation set lapsed_at = $3
     where case_id = $1 and item = $2 and applied_at is null and lapsed_at is null returning id`,
    [caseId, item, await tx.now()],
  );
  return rows.length > 0;
}
