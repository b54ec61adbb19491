import { Conflict, Refused } from '../../src/kernel/errors.js';
import { uuidv7 } from '../../src/kernel/ids.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { ClockRow } from '../sla/index.js';
import {
  type CaseClocks,
  RESOLVE_CLOCK,
  SAFETY_CHECK_CLOCK,
  SAFETY_CLOCK,
  STATUTORY_CLOCK,
} from './case-clocks.js';
import type { CaseRisk } from './case-risk.js';
import { isHigherRisk } from './domain/risk-level.js';
import { copyFindingsInForce } from './guards/circumstances.store.js';
import { copyKnowledge } from './merge-knowledge.js';
import { overtakeExtension } from './overtake-extension.js';
import { alarmsOfTwo, answerByTheirPlan, plannedSince } from './owed-safety.js';
import type { CaseRow } from './store/case-row.js';
import { survivorOf } from './store/cases.store.js';
import { changeCase } from './store/change-case.js';

/**
 * A writer who holds a merged case is told where it goes on in the end, however often that one was merged again.
 * @throws Conflict `case_merged`
 */
export async function requireUnmerged(tx: Tx, { mergedInto }: Pick<CaseRow, 'mergedInto'>): Promise<void> {
  if (mergedInto === null) return;
  throw new Conflict('case_merged', 'This case goes on as another one: write there.', {
    mergedInto: await survivorOf(tx, mergedInto),
  });
}

/** See `Cases.merge`. */
export async function mergeCases(
  tx: Tx,
  { from, into, cause }: { readonly from: CaseRow; readonly into: CaseRow; readonly cause: string },
  { caseClocks, risk }: { readonly caseClocks: CaseClocks; readonly risk: CaseRisk },
): Promise<CaseRow> {
  if (from.id === into.id) throw new Refused('same_case', 'A case is not merged into itself.');
  for (const theCase of [from, into]) await requireUnmerged(tx, theCase);

  await changeCase(
    tx,
    from,
    {
      state: 'closed',
      // What was confirmed while it was being merged stays its outcome.
      outcome: from.outcome ?? 'duplicate',
      closedAt: from.closedAt ?? (await tx.now()),
      triageReason: null,
      takenAt: null,
      mergedInto: into.id,
    },
    { type: 'case.merged_away', payload: { intoCaseId: into.id, intoNumber: into.number, cause } },
  );
  await overtakeExtension(tx, caseClocks, from.id);
  const merging = { fromId: from.id, intoId: into.id };
  const alarms = await alarmsOfTwo(tx, caseClocks, merging);
  const fromClocks = await caseClocks.clocks.running(tx, from.id);
  await caseClocks.clocks.stopAll(tx, from.id);
  await copyKnowledge(tx, merging);
  await copyFindingsInForce(tx, merging);
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
      withdrawnAt: earlier(from.withdrawnAt, into.withdrawnAt),
    },
    { type: 'case.merged_in', payload: { fromCaseId: from.id, fromNumber: from.number, cause } },
  );
  await keepEarliestDeadlines(tx, { from: fromClocks, into: after }, caseClocks);
  // What a person knew of the danger is not forgotten with the number of the case.
  const survivor = isHigherRisk(from.risk, after.risk)
    ? await risk.change(tx, after, { level: from.risk, why: { reasons: ['merged'] } })
    : after;
  await answerByTheirPlan(tx, caseClocks, { intoId: into.id, ...alarms });
  return survivor;
}

/** Limits of the case as a whole: the survivor's end no later than those of either case would have. */
const WHOLE_CASE: readonly string[] = [RESOLVE_CLOCK, STATUTORY_CLOCK, SAFETY_CLOCK, SAFETY_CHECK_CLOCK];

/** The earlier registration's deadline goes on as an instant of its own: a clock is never begun in the past. */
async function keepEarliestDeadlines(
  tx: Tx,
  { from, into }: { readonly from: readonly ClockRow[]; readonly into: CaseRow },
  caseClocks: CaseClocks,
): Promise<void> {
  const running = await caseClocks.clocks.running(tx, into.id);
  for (const { name, kind, band, deadlineAt, startedAt } of from.filter(isOfWholeCase)) {
    if (name === SAFETY_CLOCK && (await plannedSince(tx, into.id, startedAt))) continue;
    const own = running.find((clock) => isOfWholeCase(clock) && clock.name === name);
    const isEarlier = own?.deadlineAt == null || (deadlineAt !== null && deadlineAt < own.deadlineAt);
    if (deadlineAt === null || !isEarlier) continue;
    await caseClocks.clocks.cancel(tx, { subjectId: into.id, name });
    await caseClocks.start(tx, into, name, {
      kind,
      dueAt: deadlineAt,
      // Whatever the survivor is held for, the plan is owed as it was.
      ...(name === SAFETY_CLOCK ? { band } : {}),
    });
  }
}

function isOfWholeCase({ name, item }: ClockRow): boolean {
  return item === '' && WHOLE_CASE.includes(name);
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
