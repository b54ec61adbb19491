import { Conflict, Refused } from '../../src/kernel/errors.js';
import { uuidv7 } from '../../src/kernel/ids.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { ClockRow } from '../sla/index.js';
import { RESOLVE_CLOCK, STATUTORY_CLOCK, type CaseClocks } from './case-clocks.js';
import type { CaseRow } from './store/case-row.js';
import { changeCase } from './store/change-case.js';

/** A writer who holds a merged case is told where it goes on. */
export function mergedConflict(mergedInto: string): Conflict {
  return new Conflict('case_merged', 'This case goes on as another one: write there.', { mergedInto });
}

/** See `Cases.merge`. */
export async function mergeCases(
  tx: Tx,
  { from, into, cause }: { readonly from: CaseRow; readonly into: CaseRow; readonly cause: string },
  caseClocks: CaseClocks,
): Promise<CaseRow> {
  if (from.id === into.id) throw new Refused('same_case', 'A case is not merged into itself.');
  for (const { mergedInto } of [from, into]) if (mergedInto !== null) throw mergedConflict(mergedInto);

  await changeCase(
    tx,
    from,
    {
      state: 'closed',
      outcome: 'duplicate',
      closedAt: from.closedAt ?? (await tx.now()),
      triageReason: null,
      mergedInto: into.id,
    },
    { type: 'case.merged_away', payload: { intoCaseId: into.id, intoNumber: into.number, cause } },
  );
  const fromClocks = await caseClocks.clocks.running(tx, from.id);
  await caseClocks.clocks.stopAll(tx, from.id);
  await copyKnowledge(tx, from.id, into.id);
  await tx.query(
    `insert into case_link (id, from_case_id, to_case_id, kind, cause, linked_by, at)
     values ($1, $2, $3, 'merged_into', $4, $5, $6)`,
    [uuidv7(), from.id, into.id, cause, tx.caller.actor.userId, await tx.now()],
  );
  const after = await changeCase(
    tx,
    into,
    {
      registeredAt: earlier(from.registeredAt, into.registeredAt) ?? into.registeredAt,
      applicationReceivedAt: earlier(from.applicationReceivedAt, into.applicationReceivedAt),
      legallyAcceptedAt: earlier(from.legallyAcceptedAt, into.legallyAcceptedAt),
    },
    { type: 'case.merged_in', payload: { fromCaseId: from.id, fromNumber: from.number, cause } },
  );
  await keepEarliestDeadlines(tx, { from: fromClocks, into: after }, caseClocks);
  return after;
}

/** Limits of the case as a whole: the survivor's end no later than those of either case would have. */
const WHOLE_CASE: readonly string[] = [RESOLVE_CLOCK, STATUTORY_CLOCK];

/** The earlier registration's deadline goes on as an instant of its own: a clock is never begun in the past. */
async function keepEarliestDeadlines(
  tx: Tx,
  { from, into }: { readonly from: readonly ClockRow[]; readonly into: CaseRow },
  caseClocks: CaseClocks,
): Promise<void> {
  const running = await caseClocks.clocks.running(tx, into.id);
  for (const { name, kind, deadlineAt } of from.filter((clock) => WHOLE_CASE.includes(clock.name))) {
    const own = running.find((clock) => clock.name === name);
    const isEarlier = own?.deadlineAt == null || (deadlineAt !== null && deadlineAt < own.deadlineAt);
    if (deadlineAt === null || !isEarlier) continue;
    await caseClocks.clocks.cancel(tx, { subjectId: into.id, name });
    await caseClocks.start(tx, into, name, { kind, dueAt: deadlineAt });
  }
}

/** People and answers go along, so that a rule that stopped the one stops the other. */
async function copyKnowledge(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const copied = await tx.query<{ id: string }>(
    `select p.id from party p where p.case_id = $1 and not exists (
       select 1 from party q where q.case_id = $2 and (q.name_index = p.name_index or q.phone_index = p.phone_index
         or q.document_index = p.document_index))
     order by p.position`,
    [fromId, intoId],
  );
  for (const { id } of copied) {
    await tx.query(
      `insert into party (id, case_id, position, role, kind, is_minor, name, name_sealed, name_index, document_kind,
         document_sealed, document_index, phone_sealed, phone_index, address_sealed, address_protected, may_call, may_sms,
         contact_hours, neutral_wording, attributes, created_at, created_by)
       select $1, $2, (select coalesce(max(position), 0) + 1 from party where case_id = $2), role, kind, is_minor, name,
         name_sealed, name_index, document_kind, document_sealed, document_index, phone_sealed, phone_index,
         address_sealed, address_protected, may_call, may_sms, contact_hours, neutral_wording, attributes, $4, $5
       from party where id = $3`,
      [uuidv7(), intoId, id, await tx.now(), tx.caller.actor.userId],
    );
  }
  await tx.query(
    `insert into case_fact (id, case_id, code, value, number, said_by, recorded_by, at)
     select gen_random_uuid(), $2, code, value, number, said_by, recorded_by, at from case_fact
     where case_id = $1 order by seq`,
    [fromId, intoId],
  );
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
