export { Breaches, type BreachEntry, type Waiver } from './breaches/breaches.js';
export { ClockAccess, type CaseReader } from './clocks/clock-access.js';
export { CLOCK_TASKS, clockTask } from './clock-tasks.js';
export { type ClockSubjectRef, ClockSubjects, type SubjectWords } from './clocks/clock-subjects.js';
export type {
  ClockExtension,
  ClockOwner,
  ClockSelector,
  ClockStart,
  SharedExtension,
} from './clocks/clock-input.js';
export type { Band, ClockClass, ClockRow, ClockRowState, ClockSubject, Lane } from './clocks/clock-row.js';
export { Clocks } from './clocks/clocks.js';
export { stillDue, type ToldLimit } from './clocks/still-due.js';
export type { CalendarSource, ClockExplanation, PolicySource } from './clocks/explain.js';
export { EXTENSION_ANSWER, type ExtensionAsk } from './clocks/extensions.js';
export { CalendarsInForce } from './calendar/calendars-in-force.js';
export { CalendarVersions } from './calendar/calendar-versions.js';
export { REOPENED, type ClockEvent } from './domain/clock-event.js';
export type { ClockFold, ClockState, PastCycle } from './domain/clock-fold.js';
export type { Breach } from './domain/cycle.js';
export type { OwnerShare, Segment } from './domain/explanation.js';
export { BREACH_KEY, dueThresholds, ladderKey, warningKey, type DueFires } from './domain/fires.js';
export { foldClock, type Calendars } from './domain/fold-clock.js';
export type { Amount, LadderStep, Target } from './domain/target.js';
export { Policies, type NewPolicy } from './policy/policies.js';
export { behindShipped, type BehindShipped, type KeptVersion } from './policy/shipped-limits.js';
export type { LegalBasis, PinnedTarget, SourceMark } from './policy/policy-definition.js';
export { promisedInstants } from './seed/promised-instants.js';
export { Timeouts, type TimeoutHandler } from './sweep/timeouts.js';
export { ClockSweep } from './sweep/clock-sweep.js';
export { SlaModule } from './sla.module.js';
export { Escalations, type Escalation } from './escalations/escalations.js';
export { keepsPlaceOf } from './escalations/place-of-step.js';
