import { missing, type Sayings, who, withMinute, withNumber, withText } from './saying';

/** How an amount of time is counted; seconds of working time are said in hours. */
const UNITS: Readonly<Record<string, string>> = {
  business_seconds: '个工作小时',
  working_days: '个工作日',
  statutory_working_days: '个工作日',
  calendar_hours: '小时',
  calendar_days: '天',
  months: '个月',
};

const HOUR_SECONDS = 3600;

/** Limits, calendars and what follows from silence. */
export const SLA_PROBLEMS: Sayings = {
  breach_not_found: missing('这次超时'),
  breach_waived: '这次超时已经免责，不用再办。',
  waiver_not_yours: '免责由本区域的协调员或督办员决定，不能由承担时限的单位自己定。',
  waiver_needs_document: '法定的或约定的期限要凭文书才能免责，请写明是哪份文书。',
  calendar_exists: '这个代号已经有日历用了，请换一个。',
  calendar_not_found: missing('这份工作日历'),
  calendar_version_not_found: missing('这一版工作日历'),
  clock_not_found: missing('这项时限'),
  clock_rule_not_found: '没有这一条时限的规定，请告诉系统管理员。',
  clock_not_started: '这项时限还没有开始。',
  clock_starts_later: '时限不能从以后的时间起算。',
  owner_or_area_of_clock_not_found: '没有找到承担这项时限的单位或区域，请刷新后再试。',
  extension_not_allowed: '这项时限不能延长。',
  extension_used: '这项时限能延长的次数已经用完。',
  extension_too_late: ({ deadlineAt }) =>
    `期限已到${withMinute(deadlineAt, (minute) => `（${minute}）`)}，延长要在到期之前申请。`,
  extension_too_long: ({ most, unit }) =>
    `延长得太久${withNumber(most, (count) => mostOf(count, unit))}，请选短一些。`,
  escalation_not_found: missing('这次催办'),
  escalation_not_yours: '这次催办是发给别人的。',
  escalation_acknowledged: ({ by, at }) =>
    `${who(by)}已经接手处理${withMinute(at, (minute) => `（${minute}）`)}，请刷新后再看。`,
  limit_ended: '这项时限已经结束，不用再督办。',
  limit_raised: ({ by, at }) =>
    `${by == null ? '已按升级办法' : `${who(by)}已经`}提请上级${withMinute(at, (minute) => `（${minute}）`)}，上级还没有接手，不用再提。`,
  nobody_above: '上级没有可以提请的人。',
  supervision_open: ({ number, by, at }) =>
    `${who(by)}已经发出${withText(number, (text) => text) || '督办单'}${withMinute(at, (minute) => `（${minute}）`)}，还没有了结，不能再发。`,
  supervision_moved: ({ number, by, at, word }) =>
    `${withText(number, (text) => text) || '督办单'}已被${who(by)}改动${withMinute(at, (minute) => `（${minute}）`)}${withText(word, (now) => `，现在是“${now}”`)}，请刷新后再看。`,
  supervision_off: '本区域的时限方案没有给督办单规定时限，请告诉系统管理员。',
  supervision_order_not_found: missing('这份督办单'),
  policy_not_found: missing('这份时限方案'),
  policy_version_not_found: missing('这一版时限方案'),
  policy_rule_not_found: '最新版本里已经没有这一条时限，请刷新后再看。',
  limit_not_counted: '这一条的时间由办理时约定，没有可改的数。',
  limit_counted_by_law: '法定期限按法律规定的单位计算，只能改数，不能改单位。',
  policy_ladder_not_found: '最新版本里已经没有这种升级办法，请刷新后再看。',
  recomputation_not_found: missing('这次重新计算'),
};

function mostOf(most: number, unit: unknown): string {
  const words = UNITS[String(unit)];
  if (words === undefined) return '';
  return `，最多 ${unit === 'business_seconds' ? Math.floor(most / HOUR_SECONDS) : most} ${words}`;
}
