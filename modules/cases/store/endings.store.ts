import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import type { CaseRow } from './case-row.js';

/** Who brought an outcome about, and in what words. */
export interface EndedBy {
  readonly agencyId: string;
  /** Null where the product ended it, or nobody is known. */
  readonly userId: string | null;
  readonly text: string | null;
}

/** How a cycle of a case ended. */
export interface EndingRow {
  readonly id: string;
  readonly caseId: string;
  readonly cycle: number;
  readonly outcome: CloseOutcome;
  readonly agency: string;
  readonly by: string | null;
  readonly text: string | null;
  readonly at: Date;
}

export async function insertEnding(
  tx: Tx,
  { id, cycle }: Pick<CaseRow, 'id' | 'cycle'>,
  { outcome, agencyId, userId, text }: EndedBy & { readonly outcome: CloseOutcome },
): Promise<void> {
  await tx.query(
    `insert into case_ending (id, case_id, cycle, outcome, agency_id, user_id, text, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [uuidv7(), id, cycle, outcome, agencyId, userId, text, await tx.now()],
  );
}

/** Of all these cases, the oldest first. */
export function readEndings(tx: Tx, caseIds: readonly string[]): Promise<EndingRow[]> {
  return tx.query<EndingRow>(
    `select e.id, e.case_id as "caseId", e.cycle, e.outcome, g.name as agency, u.display_name as by, e.text, e.at
     from case_ending e join agency g on g.id = e.agency_id left join app_user u on u.id = e.user_id
     where e.case_id = any($1) order by e.at, e.id`,
    [caseIds],
  );
}
