import type { EscalationStep, PolicyDefinition } from '../policy/policy-definition.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

const escalation = (
  level: string,
  unit: EscalationStep['unit'],
  amount: number,
  ...recipients: EscalationStep['recipients']
): EscalationStep => ({ level, unit, amount, recipients, kind: 'escalation' });

const reminder = (level: string, days: number): EscalationStep => reminderAt(level, days * DAY);

const reminderAt = (level: string, seconds: number): EscalationStep => ({
  level,
  unit: 'real_seconds',
  amount: seconds,
  recipients: ['owner_handler'],
  kind: 'reminder',
});

const STANDARD = [
  escalation('1', 'business_seconds', 0, 'owner_head', 'sender'),
  escalation('2', 'business_seconds', 4 * HOUR, 'coordinator'),
  escalation('3', 'working_days', 1, 'next_area_up', 'station_head'),
];
const RED = [
  escalation('1', 'real_seconds', 0, 'owner_head', 'sender'),
  escalation('2', 'real_seconds', HOUR / 2, 'coordinator'),
  escalation('3', 'real_seconds', HOUR, 'next_area_up', 'station_head'),
];

/** Half of the time is gone: the sender is shown whom to call, before anything is charged to anybody. */
const ASK_AFTER: EscalationStep = {
  level: 'ask_after',
  unit: 'percent_of_time',
  amount: 50,
  recipients: ['sender'],
  kind: 'prompt',
};

/** Who is told when a clock is late, and for some before it is. */
export const LADDERS: PolicyDefinition['ladders'] = {
  none: [],
  standard: STANDARD,
  red: RED,
  accept: [ASK_AFTER, ...STANDARD],
  accept_red: [ASK_AFTER, ...RED],
  /** What was left out of a record is between whoever owes it and their own head: nobody else is called for it. */
  completion: [reminderAt('before', -6 * HOUR), escalation('1', 'working_days', 1, 'owner_head')],
  /** Dates of an agreement: three days before, on the day, three and seven days after. */
  performance: [
    reminder('before_3', -3),
    reminder('day_0', 0),
    reminder('after_3', 3),
    reminder('after_7', 7),
  ],
  /** Thirty days to ask the court for confirmation: day 0, 20 and 27 of them, and word that they have passed. */
  judicial_confirmation: [
    reminder('day_0', -30),
    reminder('day_20', -10),
    reminder('day_27', -3),
    reminder('lapsed', 0),
  ],
};
