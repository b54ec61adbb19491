import { uuidv7 } from '../../../src/kernel/ids.js';
import type { DomainEvent } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../clocks/clock-row.js';
import { clockTold } from '../clocks/clock-told.js';
import { breachFiring, breachTold, newBreach } from '../clocks/clock-steps.js';
import type { Firing, NewBreach } from '../clocks/clock-writes.js';
import type { RecordedEvent } from '../clocks/history.js';
import { expiryOf, materialise, timeoutKey, withMarks, type FoldContext } from '../clocks/materialise.js';
import { dueThresholds, ladderKey, warningKey, type LadderFire } from '../domain/fires.js';
import type { EscalationStep, RecipientRole, StepKind } from '../policy/policy-definition.js';
import type { Recipients } from './recipients.js';
import type { DueClock, NewEscalation, NewTimeout } from './sweep.store.js';

/** What one due clock gives to do. */
export interface DueWork {
  readonly row: ClockRow;
  readonly firings: readonly Firing[];
  readonly breach: NewBreach | null;
  readonly escalations: readonly NewEscalation[];
  readonly timeout: NewTimeout | null;
  readonly told: readonly DomainEvent[];
}

/** What is known of a due clock. */
export interface DueContext extends FoldContext {
  readonly events: readonly RecordedEvent[];
  readonly recipients: (role: RecipientRole, clock: DueClock) => Promise<Recipients | null>;
}

/**
 * Re-folds a clock that seemed due and says what is to be done: a pause or a new rule that came in between wins.
 *
 * After an outage only the highest warning is sent; steps of the ladder are all told, in their order.
 */
export async function dueWork(clock: DueClock, context: DueContext): Promise<DueWork> {
  const { events, asOf } = context;
  const before = materialise(clock, events, {
    fired: (cycle) => (cycle === clock.cycle ? clock.fired : []),
    context,
  });
  const { fold } = before;
  const { target, cycle } = before.row;
  const due = dueThresholds(fold, new Set(clock.fired), asOf.getTime());
  const expiry = context.hasTimeout ? expiryOf(fold, clock.fired, target) : null;
  const silent = expiry !== null && expiry <= asOf.getTime();

  const firings: Firing[] = [];
  const told: DomainEvent[] = [];
  const mark = (threshold: string, at: number, sent = true): void =>
    void firings.push({ clockId: clock.id, cycle, threshold, dueAt: new Date(at), sent });
  if (clock.state === 'paused' && fold.state === 'running') {
    told.push(
      clockTold('clock.resumed', before.row, { by: 'pause_limit', deadlineAt: iso(fold.deadlineAt) }),
    );
  }
  for (const { percent, at } of due.skipped) mark(warningKey(percent), at, false);
  if (due.warning !== null) {
    const { percent, at } = due.warning;
    mark(warningKey(percent), at);
    const recipientRole: RecipientRole = percent >= 100 ? 'owner_head' : 'owner_handler';
    told.push(
      clockTold('clock.warned', before.row, {
        percent,
        ...times(at, asOf),
        deadlineAt: iso(fold.deadlineAt),
        recipientRole,
      }),
    );
  }
  let breach: NewBreach | null = null;
  if (due.breach !== null) {
    firings.push({
      ...breachFiring(clock.id, { cycle, deadlineAt: due.breach.deadlineAt }),
      sent: !target.lapses,
    });
    if (!target.lapses) {
      breach = newBreach(before.row, { ...due.breach, cycle }, { events, calendars: context.calendars });
      told.push(breachTold(breach));
    }
  }
  const escalations: NewEscalation[] = [];
  for (const fire of due.ladder) {
    mark(ladderKey(fire.level), fire.at);
    const step = target.ladder.find(({ level }) => level === fire.level);
    if (step === undefined) continue;
    const reached = await reach(clock, { step, fire, context, row: before.row });
    escalations.push(...reached.escalations);
    told.push(reached.told);
  }
  const timeout =
    silent && fold.deadlineAt !== null
      ? { clockId: clock.id, cycle, deadlineAt: new Date(fold.deadlineAt) }
      : null;
  if (timeout !== null && expiry !== null) mark(timeoutKey(timeout.deadlineAt.getTime()), expiry);

  const row = withMarks(
    before,
    firings.map(({ threshold }) => threshold),
    context,
  );
  return { row, firings, breach, escalations, timeout, told };
}

async function reach(
  clock: DueClock,
  {
    step,
    fire,
    context,
    row,
  }: { step: EscalationStep; fire: LadderFire; context: DueContext; row: ClockRow },
): Promise<{ escalations: readonly NewEscalation[]; told: DomainEvent }> {
  const groups: Recipients[] = [];
  const reached = new Set<string>();
  for (const role of step.recipients) {
    const found = await context.recipients(role, clock);
    // Whoever stands in for several roles is told once a step.
    const fresh = found?.userIds.filter((id) => !reached.has(id)) ?? [];
    if (found === null || (found.userIds.length > 0 && fresh.length === 0)) continue;
    fresh.forEach((id) => reached.add(id));
    groups.push({ ...found, userIds: fresh });
  }
  const escalations = groups.map(({ role, agencyId, userIds, coalescingKey }) => ({
    id: uuidv7(),
    clockId: clock.id,
    cycle: row.cycle,
    level: step.level,
    role,
    agencyId,
    areaId: clock.areaId,
    caseId: clock.caseId,
    coalescingKey,
    dueAt: new Date(fire.at),
    userIds,
  }));
  const recipients = escalations.map(({ id, role, agencyId, userIds, coalescingKey }) => ({
    ...(step.kind === 'escalation' ? { escalationId: id } : {}),
    role,
    agencyId,
    userIds,
    coalescingKey,
  }));
  const payload = {
    level: step.level,
    ...times(fire.at, context.asOf),
    deadlineAt: iso(row.deadlineAt?.getTime() ?? null),
    areaPath: clock.areaPath,
    recipients,
  };
  const told = clockTold(TOLD_AS[step.kind], row, payload);
  return { escalations: step.kind === 'escalation' ? escalations : [], told };
}

const TOLD_AS: Readonly<Record<StepKind, `clock.${string}`>> = {
  escalation: 'clock.escalated',
  reminder: 'clock.reminded',
  prompt: 'clock.prompted',
};

function times(dueAt: number, firedAt: Date): { dueAt: string; firedAt: string } {
  return { dueAt: new Date(dueAt).toISOString(), firedAt: firedAt.toISOString() };
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
