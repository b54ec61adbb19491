import type { Tx } from '../../../src/platform/database/tx.js';

/** A time limit that somebody was told of. */
export interface ToldLimit {
  /** Whose telling it is: what is asked about, and answered with. */
  readonly id: string;
  /** What the limit may run on. */
  readonly subjectId: string;
  readonly deadlineAt: Date;
}

const STILL_DUE_SQL = `
select distinct t.id from jsonb_to_recordset($1::jsonb) as t(id uuid, subject_id uuid, deadline_at timestamptz)
join clock c on c.subject_id = t.subject_id and c.deadline_at = t.deadline_at where c.state in ('running', 'paused')`;

/**
 * Ids of those for whom a limit is as it was told: a clock of the subject has that deadline and has not ended. What was done
 * in time is not late for having been told of. One statement.
 */
export async function stillDue(tx: Tx, told: readonly ToldLimit[]): Promise<ReadonlySet<string>> {
  if (told.length === 0) return new Set();
  const asked = told.map(({ id, subjectId, deadlineAt }) => ({
    id,
    subject_id: subjectId,
    deadline_at: deadlineAt,
  }));
  const rows = await tx.query<{ id: string }>(STILL_DUE_SQL, [JSON.stringify(asked)]);
  return new Set(rows.map(({ id }) => id));
}
