import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** How an agreement stands to judicial confirmation. */
export interface ConfirmationRow {
  readonly id: string;
  readonly cycle: number;
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
  row: Pick<ConfirmationRow, 'cycle' | 'inForceAt' | 'barredBy' | 'until'> & {
    readonly caseId: string;
    readonly mediatorAgencyId: string;
  },
): Promise<void> {
  await tx.query(
    `insert into judicial_confirmation (id, case_id, cycle, mediator_agency_id, in_force_at, barred_by, until)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [uuidv7(), row.caseId, row.cycle, row.mediatorAgencyId, row.inForceAt, row.barredBy, row.until],
  );
}

/** Of the latest agreement; null where none is on record. */
export async function latestConfirmation(tx: Tx, caseId: string): Promise<ConfirmationRow | null> {
  const rows = await tx.query<ConfirmationRow>(
    `select id, cycle, in_force_at as "inForceAt", barred_by as "barredBy", until, applied_at as "appliedAt", court,
       lapsed_at as "lapsedAt"
     from judicial_confirmation where case_id = $1 order by cycle desc limit 1`,
    [caseId],
  );
  return rows[0] ?? null;
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
export async function saveLapse(tx: Tx, caseId: string, cycle: number): Promise<boolean> {
  const rows = await tx.query(
    `update judicial_confirmation set lapsed_at = $3
     where case_id = $1 and cycle = $2 and applied_at is null and lapsed_at is null returning id`,
    [caseId, cycle, await tx.now()],
  );
  return rows.length > 0;
}
