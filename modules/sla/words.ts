import type { Words } from '../../src/platform/words/vocabularies.js';
import { CASE_CLOCK_TASKS, CLOCK_TASKS } from './clock-tasks.js';
import type { Band, ClockClass, ClockSubject } from './clocks/clock-words.js';
import type { ClockRowState } from './clocks/clock-row.js';
import type { ClockEvent } from './domain/clock-event.js';
import { LADDER_ROLE_WORDS } from './ladder-role-words.js';
import type { SourceMark } from './policy/policy-definition.js';
import type { RecomputeEnd, RecomputeReason } from './recompute/recomputation.js';

const STATES: Readonly<Record<ClockRowState, string>> = {
  running: '计时中',
  paused: '已暂停',
  stopped: '已停止',
  cancelled: '已取消',
};

const CLASSES: Readonly<Record<ClockClass, string>> = {
  service: '服务时限',
  statutory: '法定时限',
  contract: '约定时限',
};

const BANDS: Readonly<Record<Band, string>> = { normal: '一般', orange: '橙色', red: '红色' };

const SUBJECTS: Readonly<Record<ClockSubject, string>> = {
  case: '案件',
  referral: '转办',
  agreement: '协议',
  plan_item: '联动计划事项',
  joint_meeting: '联席会议',
};

const STEPS: Readonly<Record<ClockEvent['type'], string>> = {
  start: '开始',
  pause: '暂停',
  resume: '恢复',
  stop: '停止',
  cancel: '取消',
  reassign: '变更责任单位',
  recompute: '重新计算',
  extend: '延期',
};

const MARKS: Readonly<Record<SourceMark, string>> = {
  verified: '已核对原文',
  secondary: '转引，未核对原文',
  memory: '凭记忆，未核对',
  design: '本系统自定',
};

const LIMIT_UNITS: Words = {
  business_seconds: '工作时间',
  working_days: '工作日',
  calendar_hours: '小时，昼夜计算',
  calendar_days: '日历日',
};

const LADDER_UNITS: Words = {
  business_seconds: '工作时间',
  working_days: '工作日',
  real_seconds: '实际时间',
  percent_of_time: '时限的百分比',
};

const LADDER_STEPS: Words = { escalation: '升级', reminder: '提醒', prompt: '提示' };

const RECOMPUTE_REASONS: Readonly<Record<RecomputeReason, string>> = {
  calendar: '日历有新版本',
  policy: '时限方案重新适用',
};

const RECOMPUTATIONS: Readonly<Record<RecomputeEnd | 'running', string>> = {
  running: '正在重新计算',
  done: '已完成',
  overtaken: '已被更新的版本取代',
  given_up: '已中止，见待处理故障',
};

/** What this module's codes are called. */
export const SLA_WORDS: Readonly<Record<string, Words>> = {
  clock: CLOCK_TASKS,
  clock_of_case: CASE_CLOCK_TASKS,
  clock_state: STATES,
  clock_class: CLASSES,
  clock_band: BANDS,
  clock_subject: SUBJECTS,
  clock_step: STEPS,
  ladder_role: LADDER_ROLE_WORDS,
  ladder_step: LADDER_STEPS,
  ladder_unit: LADDER_UNITS,
  limit_unit: LIMIT_UNITS,
  source_mark: MARKS,
  recompute_reason: RECOMPUTE_REASONS,
  recomputation_state: RECOMPUTATIONS,
  audit_action: {
    'calendar.versioned': '修改工作日历',
    'policy.versioned': '修改时限方案',
    'policy.reissued': '时限方案重新适用',
    'recomputation.ended': '重新计算结束',
    'breach.waived': '豁免超期记录',
    'escalation.acknowledged': '接手升级',
    'clock.driven': '拨动测试时钟',
  },
  audit_subject: {
    clock: '时限',
    clock_offset: '测试时钟',
    calendar: '工作日历',
    sla_policy: '时限方案',
    recomputation: '重新计算',
    breach: '超期记录',
    escalation: '升级',
  },
  event: {
    'clock.warned': '临近时限',
    'clock.breached': '超过时限',
    'clock.reminded': '到期提醒',
    'clock.escalated': '升级提醒',
    'clock.prompted': '催办提示',
    'clock.resumed': '恢复计时',
    'clock.recomputed': '重新计算时限',
    'clock.extended': '时限已延长',
    'clock.extension_asked': '申请延长时限',
    'clock.extension_declined': '未同意延长时限',
    'clock.extension_withdrawn': '撤回延长时限申请',
    'clock.breach_waived': '豁免超期',
    'clock.escalation_acknowledged': '接手升级提醒',
  },
};
