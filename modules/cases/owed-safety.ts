import type { Tx } from '../../src/platform/database/tx.js';
import type { ClockRow } from '../sla/index.js';
import { type CaseClocks, chargedFor, SAFETY_CHECK_CLOCK, SAFETY_CLOCK } from './case-clocks.js';
import { caseIdsOf } from './records/records.store.js';
import type { CaseRow } from './store/case-row.js';

/*
 * People are not safe for the case having ended: the plan that nobody has recorded stays owed, and so does the look that a plan
 * has named (docs/adr/0049). Steps of a legal path run clocks of the same name, each with an item of its own.
 */

interface KeptClock {
  readonly name: string;
  readonly item: string;
}

const KEPT: readonly KeptClock[] = [SAFETY_CLOCK, SAFETY_CHECK_CLOCK].map((name) => ({ name, item: '' }));

/** Whether a plan is owed on the case, or the look that one has named. */
export async function owesSafety(tx: Tx, { clocks }: CaseClocks, caseId: string): Promise<boolean> {
  return (await clocks.running(tx, caseId)).some(isSafety);
}

/**
 * What of the case goes on when it ends. The alarm of a duplicate lives on in the case it repeats, where it is owed there as well or has
 * been answered there since; otherwise nobody would answer it, and it goes on here.
 */
export async function safetyAfterEnd(
  tx: Tx,
  { clocks }: CaseClocks,
  { caseId, duplicateOf }: { readonly caseId: string; readonly duplicateOf?: string },
): Promise<readonly KeptClock[]> {
  if (duplicateOf === undefined) return KEPT;
  const alarm = (await clocks.running(tx, caseId)).find(isAlarm);
  if (alarm === undefined) return KEPT;
  const isOwedThere = (await clocks.running(tx, duplicateOf)).some(isAlarm);
  const livesOnThere = isOwedThere || (await plannedSince(tx, duplicateOf, alarm.startedAt));
  return livesOnThere ? KEPT.filter(({ name }) => name !== SAFETY_CLOCK) : KEPT;
}

/** Whoever owns what has ended answers for it: who held it, or was asked for help in danger, sees it no more. */
export async function oweSafetyAfterEnd(tx: Tx, { clocks }: CaseClocks, theCase: CaseRow): Promise<void> {
  const owner = chargedFor(theCase, theCase.ownerAgencyId);
  for (const { name, item, ownerAgencyId } of (await clocks.running(tx, theCase.id)).filter(isSafety)) {
    if (ownerAgencyId !== owner) await clocks.reassign(tx, { subjectId: theCase.id, name, item }, owner);
  }
}

/** The case has left an agency, which sees it no more: the plan that it owed is owed by who may record it. */
export async function handAlarmOn(
  tx: Tx,
  { clocks }: CaseClocks,
  { caseId, from, to }: { readonly caseId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const alarm = (await clocks.running(tx, caseId)).find(isAlarm);
  if (alarm?.ownerAgencyId !== from) return;
  await clocks.reassign(tx, { subjectId: caseId, name: alarm.name }, to);
}

/** Whether a plan has been recorded since the instant, on the case or on one that goes on as it. */
export async function plannedSince(tx: Tx, caseId: string, since: Date): Promise<boolean> {
  const rows = await tx.query('select 1 from safety_plan where case_id = any($1) and at >= $2 limit 1', [
    await caseIdsOf(tx, caseId),
    since,
  ]);
  return rows.length > 0;
}

/** The alarms of two cases that become one, as they are before. */
export interface AlarmsOfTwo {
  /** What the survivor owes. */
  readonly own: ClockRow | null;
  /** The last of the case that ends, owed or answered. */
  readonly theirs: ClockRow | null;
}

export async function alarmsOfTwo(
  tx: Tx,
  { clocks }: CaseClocks,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<AlarmsOfTwo> {
  return {
    own: (await clocks.running(tx, intoId)).find(isAlarm) ?? null,
    theirs: (await clocks.forSubject(tx, fromId)).find(isAlarm) ?? null,
  };
}

/**
 * One danger is planned for once: what was planned in the case that has ended answers an alarm of the survivor that began before, and
 * a survivor that turned red with it owes no plan that is on record. Called when the two are one; what ran in both goes on.
 */
export async function answerByTheirPlan(
  tx: Tx,
  { clocks }: CaseClocks,
  { intoId, own, theirs }: AlarmsOfTwo & { readonly intoId: string },
): Promise<void> {
  const begun = own ?? theirs;
  if (begun === null || (own !== null && theirs?.state === 'running')) return;
  if (!(await plannedSince(tx, intoId, begun.startedAt))) return;
  const alarm = { subjectId: intoId, name: SAFETY_CLOCK };
  await (own === null ? clocks.cancel(tx, alarm) : clocks.stop(tx, alarm));
}

function isSafety(clock: ClockRow): boolean {
  return KEPT.some(({ name, item }) => clock.name === name && clock.item === item);
}

function isAlarm(clock: ClockRow): boolean {
  return isSafety(clock) && clock.name === SAFETY_CLOCK;
}
