import type { Lane } from '../clocks/clock-row.js';
import {
  type ClockSeed,
  SERVICE_EXTENSION,
  realHours,
  calendarDays,
  verified,
  workingDays,
  workingHours,
} from './rule-parts.js';

const FULL = ['full'] as const satisfies readonly Lane[];
/** On the spot nothing runs. */
const SENT = ['simple', 'full'] as const satisfies readonly Lane[];
const EVERY = ['on_the_spot', 'simple', 'full'] as const satisfies readonly Lane[];

/** 唐山市12345政务服务便民热线条例: the only verified service limits; the amounts that follow it are named. */
const DISPATCH_LAW = verified('唐山市12345政务服务便民热线条例 第20条（2小时派单）；作为平台默认值参照');
const SIGN_LAW = verified(
  '唐山市12345政务服务便民热线条例 第23条（1个工作日签收、退单）；作为平台默认值参照',
);

/** Pauses of the work itself: at most 20 working days in all [design], as 28 real days where real time is counted. */
const REST_REASONS = ['on_hold', 'reported'] as const;

/**
 * Limits of the coordination desk, by band. h = working hours of the owner's calendar in normal and orange; red is real
 * time, day and night.
 */
export const SERVICE_CLOCKS: readonly ClockSeed[] = [
  {
    clock: 'completion',
    lanes: EVERY,
    times: { normal: realHours(24) },
    ladder: 'completion',
    warningPercents: [],
  },
  {
    clock: 'routing',
    lanes: SENT,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(0.5) },
  },
  {
    clock: 'dispatch',
    lanes: SENT,
    legalBasis: DISPATCH_LAW,
    times: { normal: workingHours(2), orange: workingHours(1), red: realHours(0) },
  },
  { clock: 'ack', lanes: FULL, times: { normal: null, orange: workingHours(2), red: realHours(0.25) } },
  {
    clock: 'accept',
    lanes: SENT,
    legalBasis: SIGN_LAW,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(1) },
    pausableBy: ['info_requested', 'rejection_review'],
    pausableInRed: ['rejection_review'],
    ladder: 'accept',
    ladderInRed: 'accept_red',
  },
  {
    clock: 'review',
    lanes: SENT,
    legalBasis: SIGN_LAW,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(2) },
  },
  {
    clock: 'info_supply',
    lanes: SENT,
    // In red nothing rests meanwhile: half of the hour to accept is left to decide without an answer.
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(0.5) },
  },
  {
    clock: 'first_contact',
    lanes: FULL,
    times: { normal: workingDays(3), orange: workingDays(1), red: realHours(2) },
    legalBasis: verified('人民法院在线调解规则 第15条（接受后3个工作日内联系对方）；作为平台默认值参照'),
  },
  {
    clock: 'first_session',
    lanes: FULL,
    times: { normal: workingDays(5), orange: workingDays(3), red: null },
    pausableBy: ['adjourned_by_party'],
  },
  {
    clock: 'update',
    lanes: FULL,
    times: { normal: workingDays(5), orange: workingDays(1), red: realHours(24) },
    pausableBy: ['on_hold'],
  },
  {
    clock: 'recall_answer',
    lanes: SENT,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(1) },
  },
  {
    clock: 'confirm',
    lanes: FULL,
    times: { normal: workingDays(3), orange: workingDays(1), red: realHours(4) },
    ladder: 'none',
    lapses: true,
  },
  {
    clock: 'extension_answer',
    lanes: EVERY,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(2) },
  },
  {
    // Half of the time to route: a no leaves the other half to send the case on.
    clock: 'settlement_decision',
    lanes: EVERY,
    times: { normal: workingHours(4), orange: workingHours(2), red: realHours(0.25) },
  },
  {
    clock: 'reroute_answer',
    lanes: SENT,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(1) },
  },
  {
    // An order says by when itself: this is what is proposed, and what the answer to a written order takes by default.
    clock: 'supervision_answer',
    lanes: EVERY,
    times: { normal: workingDays(2), orange: workingDays(1), red: realHours(4) },
  },
  {
    clock: 'supervision_review',
    lanes: EVERY,
    times: { normal: workingDays(1), orange: workingHours(4), red: realHours(1) },
  },
  { clock: 'withdrawal_report', lanes: SENT, times: { normal: workingDays(1) } },
  { clock: 'sham_report', lanes: EVERY, times: { normal: workingDays(1) } },
  {
    clock: 'consult_answer',
    lanes: SENT,
    times: { normal: workingDays(2), orange: workingHours(4), red: realHours(2) },
    legalBasis: verified('唐山市12345政务服务便民热线条例 第24条（咨询类2个工作日）；作为平台默认值参照'),
    extension: SERVICE_EXTENSION,
  },
  {
    clock: 'follow_up',
    lanes: ['on_the_spot'],
    kinds: ['later_payment', 'repeat_caller', 'sample'],
    times: { normal: calendarDays(7) },
  },
  { clock: 'follow_up', lanes: SENT, kinds: ['second_visit'], times: { normal: calendarDays(30) } },
  {
    clock: 'follow_up',
    lanes: SENT,
    times: { normal: calendarDays(7), orange: calendarDays(3), red: realHours(24) },
  },
  {
    clock: 'safety_response',
    lanes: EVERY,
    times: { normal: null, orange: workingHours(4), red: realHours(0.5) },
  },
  { clock: 'safety_check', lanes: EVERY, times: { normal: { unit: 'given' } } },
  // The agencies of a joint case agree by when each of them does what.
  { clock: 'plan_item', lanes: EVERY, times: { normal: { unit: 'given' } } },
  { clock: 'joint_meeting', lanes: EVERY, times: { normal: { unit: 'given' } } },
  {
    clock: 'hold_until',
    lanes: SENT,
    times: { normal: { unit: 'given' } },
    ladder: 'none',
    lapses: true,
    warningPercents: [],
  },
];

/** Reasons for which the clock of the work itself may rest. */
export const RESOLVE_PAUSES = { pausableBy: REST_REASONS, maxPauseHours: 28 * 24 } as const;
