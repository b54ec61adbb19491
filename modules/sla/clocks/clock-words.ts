/** What a clock runs on. */
export const CLOCK_SUBJECTS = ['case', 'referral', 'agreement', 'plan_item', 'joint_meeting'] as const;
export type ClockSubject = (typeof CLOCK_SUBJECTS)[number];

/** How much ceremony a case has; a lane decides which clocks there are and how many warnings they send. */
export type Lane = 'on_the_spot' | 'simple' | 'full';

/** How hard a clock presses: red runs in real time, day and night. */
export type Band = 'normal' | 'orange' | 'red';

/** `service` may be paused, re-issued or waived; `statutory` only by its own legal rule; `contract` by the parties. */
export type ClockClass = 'service' | 'statutory' | 'contract';
