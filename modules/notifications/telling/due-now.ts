import type { Tx } from '../../../src/platform/database/tx.js';
import { stillDue, type ToldLimit } from '../../sla/index.js';

/** What was told before each thing kept its own time has that of its notice. */
const TOLD_SQL = `
select distinct n.id, i.subject_id as "subjectId", due.at as "deadlineAt"
from notice n join notice_item i on i.notice_id = n.id
cross join lateral (select coalesce(i.due_at, (n.params->>'dueAt')::timestamptz) as at) as due
where n.id = any($1) and due.at is not null`;

/**
 * When what the notices tell of is due, by notice: the earliest of the times that were told whose limit still lives on the
 * thing it was told of. Where every limit has ended or moved the notice is left out, so nobody is called late for what was
 * done in time.
 */
export async function dueNow(tx: Tx, noticeIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  return stillDue(tx, await tx.query<ToldLimit>(TOLD_SQL, [noticeIds]));
}
