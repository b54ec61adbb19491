export { REOPENED, type ClockEvent } from './domain/clock-event.js';
export type { ClockFold, ClockState, PastCycle } from './domain/clock-fold.js';
export type { Breach } from './domain/cycle.js';
export type { OwnerShare, Segment } from './domain/explanation.js';
export { BREACH_KEY, dueThresholds, ladderKey, warningKey, type DueFires } from './domain/fires.js';
export { foldClock, type Calendars } from './domain/fold-clock.js';
export type { Amount, LadderStep, Target } from './domain/target.js';
