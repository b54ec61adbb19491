import type { Tx } from '../../../src/platform/database/tx.js';
import { stillDue } from '../../sla/index.js';

const TOLD_SQL = `
select distinct n.id, i.subject_id as "subjectId", n.params->>'dueAt' as "dueAt"
from notice n join notice_item i on i.notice_id = n.id where n.id = any($1) and n.params->>'dueAt' is not null`;

interface Told {
  readonly id: string;
  readonly subjectId: string;
  readonly dueAt: string;
}

/**
 * When what the notices tell of is due, by notice: the time that was told, as long as that limit still lives on something
 * the notice tells of. One whose limit has ended or moved is left out, so nobody is called late for what was done in time.
 */
export async function dueNow(tx: Tx, noticeIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<Told>(TOLD_SQL, [noticeIds]);
  const told = rows.map(({ id, subjectId, dueAt }) => ({ id, subjectId, deadlineAt: new Date(dueAt) }));
  const live = await stillDue(tx, told);
  return new Map(told.flatMap(({ id, deadlineAt }) => (live.has(id) ? [[id, deadlineAt]] : [])));
}
