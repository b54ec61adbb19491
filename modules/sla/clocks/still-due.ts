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
select t.id, min(t.deadline_at) as "deadlineAt"
from jsonb_to_recordset($1::jsonb) as t(id uuid, subject_id uuid, deadline_at timestamptz)
join clock c on c.subject_id = t.subject_id and c.deadline_at = t.deadline_at
where c.state in ('running', 'paused') group by t.id`;

/**
 * By id the earliest of its limits that is as it was told: a clock of the subject has that deadline and has not ended. What
 * was done in time is not late for having been told of. One statement.
 */
export async function stillDue(tx: Tx, told: readonly ToldLimit[]): Promise<ReadonlyMap<string, Date>> {
  if (told.length === 0) return new Map();
  const asked = told.map(({ id, subjectId, deadlineAt }) => ({
    id,
    subject_id: subjectId,
    deadline_at: deadlineAt,
  }));
  const rows = await tx.query<{ id: string; deadlineAt: Date }>(STILL_DUE_SQL, [JSON.stringify(asked)]);
  return new Map(rows.map(({ id, deadlineAt }) => [id, deadlineAt]));
}
