import {
  foldClock,
  REOPENED,
  type Amount,
  type Calendars,
  type ClockEvent,
  type ClockFold,
  type LadderStep,
  type Target,
} from '../../../modules/sla/index.js';
import type { DayMode } from '../../kernel/working-time/index.js';
import { instant, iso, isoOrNull, list, number, text, type SlaVector } from './vector-file.js';

type Answer = Readonly<Record<string, unknown>>;
type Step = ClockEvent extends infer E ? (E extends ClockEvent ? Omit<E, 'seq'> : never) : never;

interface VectorPause {
  readonly from: string;
  readonly to: string | null;
}

interface VectorLadderStep {
  readonly level: string;
  readonly offset_seconds: number;
}

interface VectorCustody {
  readonly owner: string;
  readonly from: string;
}

interface VectorChange {
  readonly at: string;
  readonly calendar?: string;
  readonly target_seconds?: number;
}

const OWNER = 'custodian';
/** Far enough after any vector for everything in it to have happened. */
const AFTERWARDS_MS = 4_000_000_000_000;

/** Kinds of vectors that ask the fold of a clock. */
export const clockKinds: Readonly<Record<string, (vector: SlaVector, calendars: Calendars) => Answer>> = {
  elapsed(v, calendars) {
    const [start, end] = [instant(v, 'start'), instant(v, 'end')];
    if (v['pauses'] === undefined && v['target_seconds'] === undefined) {
      return { elapsed_seconds: (calendars.get(v.calendar)?.elapsed(start, end) ?? NaN) / 1000 };
    }
    const budget = typeof v['target_seconds'] === 'number' ? v['target_seconds'] : 0;
    const fold = foldClock(history(v), target(v, seconds(budget)), calendars, end);
    return { elapsed_seconds: fold.elapsedMs / 1000, remaining_seconds: fold.remainingMs / 1000 };
  },
  clock_deadline: (v, calendars) => deadlineAnswer(v, target(v, budgetOf(v)), calendars),
  clock_deadline_days: (v, calendars) =>
    deadlineAnswer(
      v,
      target(v, {
        unit: 'working_days',
        amount: number(v, 'target_days'),
        mode: text(v, 'day_mode') as DayMode,
      }),
      calendars,
    ),
  outcome(v, calendars) {
    const breachMode = v['policy'] === 'elapsed_budget' ? 'elapsed_budget' : 'strict_instant';
    const events = history(v, [{ type: 'stop', at: instant(v, 'end') }]);
    const fold = foldClock(events, { ...target(v, budgetOf(v)), breachMode }, calendars, AFTERWARDS_MS);
    return { met: fold.breached === null };
  },
  warnings(v, calendars) {
    const warningPercents = list<number>(v, 'percents');
    const fold = foldClock(
      history(v),
      { ...target(v, budgetOf(v)), warningPercents },
      calendars,
      AFTERWARDS_MS,
    );
    return { warnings: fold.thresholds.map(({ percent, at }) => ({ percent, at: iso(at) })) };
  },
  ladder(v, calendars) {
    const steps = list<VectorLadderStep>(v, 'ladder');
    const ladder = steps.map(({ level, offset_seconds }) => businessStep(level, offset_seconds));
    const fold = foldClock(history(v), { ...target(v, budgetOf(v)), ladder }, calendars, AFTERWARDS_MS);
    return {
      ladder: fold.ladder.map(({ level, at }, index) => ({
        level,
        offset_seconds: steps[index]?.offset_seconds,
        at: iso(at),
      })),
    };
  },
  attribution(v, calendars) {
    const handOvers = list<VectorCustody>(v, 'owners').map(({ owner, from }): Step => {
      return { type: 'reassign', owner, at: Date.parse(from) };
    });
    const fold = foldClock(history(v, handOvers), target(v, seconds(0)), calendars, instant(v, 'end'));
    // The vector's first custodian takes over at the very start, so that nothing is left with the starter.
    const shares = fold.attribution.filter(({ owner }) => owner !== OWNER);
    return {
      per_owner_seconds: Object.fromEntries(shares.map(({ owner, elapsedMs }) => [owner, elapsedMs / 1000])),
      total_seconds: fold.elapsedMs / 1000,
    };
  },
  update_clock(v, calendars) {
    const restarts = list<string>(v, 'updates').map((at): Step => {
      return { type: 'start', owner: OWNER, at: Date.parse(at) };
    });
    const fold = foldClock(history(v, restarts), target(v, budgetOf(v)), calendars, AFTERWARDS_MS);
    const deadlines = [...fold.pastCycles.map(({ deadlineAt }) => deadlineAt), fold.deadlineAt];
    return { deadlines: deadlines.map(isoOrNull) };
  },
  recompute: (v, calendars) => recomputeAnswer(v, calendars),
  reopen: (v, calendars) => reopenAnswer(v, calendars),
};

function deadlineAnswer(v: SlaVector, promise: Target, calendars: Calendars): Answer {
  const asOf = typeof v['as_of'] === 'string' ? instant(v, 'as_of') : AFTERWARDS_MS;
  const fold = foldClock(history(v), { ...promise, ladder: escalation(v) }, calendars, asOf);
  return {
    deadline: isoOrNull(fold.deadlineAt),
    state: fold.state,
    remaining_seconds: fold.remainingMs / 1000,
    escalate_at: isoOrNull(fold.ladder[0]?.at ?? null),
  };
}

function recomputeAnswer(v: SlaVector, calendars: Calendars): Answer {
  const change = v['change'] as VectorChange;
  const at = Date.parse(change.at);
  const promise = target(v, budgetOf(v));
  const pinned = foldClock(history(v), promise, calendars, at);
  const step: Step =
    change.calendar === undefined
      ? { type: 'recompute', reason: 'policy', at, target: target(v, seconds(change.target_seconds ?? 0)) }
      : { type: 'recompute', reason: 'calendar', at, calendarId: change.calendar };
  const changed = foldClock(history(v, [step]), promise, calendars, at);
  const justAfter = foldClock(history(v, [step]), promise, calendars, at + 1);
  return {
    before: deadlineOf(pinned.deadlineAt),
    after: deadlineOf(changed.deadlineAt),
    breach: justAfter.breached !== null,
    mode_pinned: deadlineOf(pinned.deadlineAt),
    mode_recompute_nominal: deadlineOf(changed.nominalDeadlineAt),
    mode_recompute_effective: deadlineOf(changed.effectiveDeadlineAt),
    breach_at_change: justAfter.breached?.policyInduced === true && justAfter.breached.deadlineAt === at,
    breach_record_kept:
      pinned.breached !== null && changed.breached?.deadlineAt === pinned.breached.deadlineAt,
  };
}

function reopenAnswer(v: SlaVector, calendars: Calendars): Answer {
  const stop: Step = { type: 'stop', at: instant(v, 'closed_at') };
  const at = instant(v, 'reopened_at');
  const promise = target(v, budgetOf(v));
  const fold = (step: Step): ClockFold => foldClock(history(v, [stop, step]), promise, calendars, at);
  const same = fold({ type: 'resume', reason: REOPENED, at });
  const again = fold({ type: 'start', owner: OWNER, at });
  return {
    same_clock: { ...deadlineOf(same.deadlineAt), elapsed_at_reopen_seconds: same.elapsedMs / 1000 },
    new_cycle: { ...deadlineOf(again.deadlineAt), cycle: again.cycle },
  };
}

/** The vector's start and pauses as events, then the given steps, in the order of recording. */
function history(v: SlaVector, steps: readonly Step[] = []): readonly ClockEvent[] {
  const pauses = list<VectorPause>(v, 'pauses').flatMap(({ from, to }, index): Step[] => {
    const reason = `pause ${index}`;
    const paused: Step = { type: 'pause', reason, at: Date.parse(from) };
    return to === null ? [paused] : [paused, { type: 'resume', reason, at: Date.parse(to) }];
  });
  const start: Step = { type: 'start', owner: OWNER, at: instant(v, 'start') };
  return [start, ...pauses, ...steps].map((step, seq): ClockEvent => ({ ...step, seq }));
}

function target(v: SlaVector, time: Amount): Target {
  return {
    time,
    calendarId: v.calendar,
    warningPercents: [],
    ladder: [],
    pausableBy: v['metric'] === 'acknowledge' ? [] : 'any',
    maxTotalPauseMs: null,
    breachMode: 'strict_instant',
  };
}

function budgetOf(v: SlaVector): Amount {
  return seconds(number(v, 'target_seconds'));
}

function seconds(amount: number): Amount {
  return { unit: 'business_seconds', amount };
}

function escalation(v: SlaVector): readonly LadderStep[] {
  const days = v['escalation_offset_days'];
  if (typeof days === 'number') return [{ level: 'escalate', unit: 'working_days', amount: days }];
  const offset = v['escalation_offset_seconds'];
  return typeof offset === 'number' ? [businessStep('escalate', offset)] : [];
}

function businessStep(level: string, amount: number): LadderStep {
  return { level, unit: 'business_seconds', amount };
}

function deadlineOf(at: number | null): { readonly deadline: string | null } {
  return { deadline: isoOrNull(at) };
}
