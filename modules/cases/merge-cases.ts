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
  const fromLimits = await limitsOf(tx, from.id, caseClocks);
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
  await keepEarliestDeadlines(tx, { from: fromLimits, into: after }, caseClocks);
  // What a person knew of the danger is not forgotten with the number of the case.
  const survivor = isHigherRisk(from.risk, after.risk)
    ? await risk.change(tx, after, { level: from.risk, why: { reasons: ['merged'] } })
    : after;
  await answerByTheirPlan(tx, caseClocks, { intoId: into.id, ...alarms });
  return survivor;
}

/** Limits of the case as a whole: the survivor's end no later than those of either case would have. */
const WHOLE_CASE: readonly string[] = [RESOLVE_CLOCK, STATUTORY_CLOCK, SAFETY_CLOCK, SAFETY_CHECK_CLOCK];

/** A limit as it stands: one that rests ends where it would if the rest were over now. */
interface Limit {
  readonly clock: ClockRow;
  readonly endsAt: Date | null;
  readonly restsFor: readonly string[];
}

async function limitsOf(tx: Tx, caseId: string, { clocks }: CaseClocks): Promise<Limit[]> {
  const running = (await clocks.running(tx, caseId)).filter(isOfWholeCase);
  const rests = await clocks.rests(tx, running);
  return running.map((clock) => {
    const rest = rests.get(clock.id);
    return { clock, endsAt: rest?.endsAt ?? clock.deadlineAt, restsFor: rest?.reasons ?? [] };
  });
}

/**
 * The earlier registration's deadline goes on as an instant of its own: a clock is never begun in the past. Where the survivor
 * rests, so does what goes on.
 */
async function keepEarliestDeadlines(
  tx: Tx,
  { from, into }: { readonly from: readonly Limit[]; readonly into: CaseRow },
  caseClocks: CaseClocks,
): Promise<void> {
  const standing = await limitsOf(tx, into.id, caseClocks);
  for (const { clock, endsAt } of from) {
    const { name, kind, band, startedAt } = clock;
    if (name === SAFETY_CLOCK && (await plannedSince(tx, into.id, startedAt))) continue;
    const own = standing.find((limit) => limit.clock.name === name);
    const isEarlier = own?.endsAt == null || (endsAt !== null && endsAt < own.endsAt);
    if (endsAt === null || !isEarlier) continue;
    await caseClocks.clocks.cancel(tx, { subjectId: into.id, name });
    await caseClocks.start(tx, into, name, {
      kind,
      dueAt: endsAt,
      // Whatever the survivor is held for, the plan is owed as it was.
      ...(name === SAFETY_CLOCK ? { band } : {}),
    });
    for (const reason of own?.restsFor ?? [])
      await caseClocks.clocks.pause(tx, { subjectId: into.id, name }, reason);
  }
}

function isOfWholeCase({ name, item }: ClockRow): boolean {
  return item === '' && WHOLE_CASE.includes(name);
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
