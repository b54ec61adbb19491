import type { Words } from '../../src/platform/words/vocabularies.js';
import type { SideStep } from './access/offered-side-steps.js';
import type { AgencyProfile, IntakeQuestion, RequiredPaper } from './agency-profile.js';
import type { MissingItem } from './domain/intake.js';
import { HOLD_REASONS } from './domain/hold-reasons.js';
import type { HandoverItem } from './domain/handover-items.js';
import type { ReferralChannel, ReferralMode } from './domain/modes.js';
import { OUTCOMES } from './domain/outcomes.js';
import { DEFICIENCIES, RECALL_REASONS, RECALL_REFUSALS, REOPEN_REASONS } from './domain/reasons.js';
import { REFUSAL_REASONS } from './domain/refusal-reasons.js';
import type { SnapshotField } from './domain/snapshot-fields.js';
import type { ReferralState } from './domain/states.js';
import { type Turn, WHOSE_TURN, SCREEN_WORDS } from './domain/screen-words.js';
import { EVENT_WORDS } from './event-words.js';
import { CHOICE_REASONS } from './routing/choice.js';
import { MESSAGE_KINDS } from './store/records.store.js';
import { HOLDING_WORDS } from './precedents/duty-ruling.js';
import { STEP_WORDS } from './step-words.js';
import { ESCALATION_TASK, ESCALATION_WORDS } from './tasks/task-words.js';

const STATES: Readonly<Record<ReferralState, string>> = {
  draft: '草稿',
  queued: '待签收',
  info_requested: '待补充',
  rejection_review: '待裁定',
  accepted: '已签收',
  in_progress: '办理中',
  on_hold: '暂停',
  recall_pending: '待收回',
  reported: '待确认',
  closed: '已办结',
  rejected: '已退单',
  recalled: '已收回',
  expired: '逾期未签收',
  superseded: '已改派',
  entered_in_error: '已作废',
};

const SIDE_STEPS: Readonly<Record<SideStep, string>> = {
  claim: '占看',
  assignment: '分派',
  relay: '交接',
  approval: '批准',
  'approval-request': '请示',
  'extension-request': '申请延期',
  'extension-decision': '审批延期',
  'extension-withdrawal': '撤回延期申请',
  'reroute-proposal': '建议改派',
  'reroute-refusal': '不采纳改派建议',
  question: '提出咨询',
  waiver: '免除配合',
  chases: '催办',
  notes: '内部备注',
};

const MODES: Readonly<Record<ReferralMode, string>> = {
  refer: '委托办理',
  transfer: '移送',
  co_handle: '配合',
  consult: '咨询',
  delegate: '下派',
};
const CHANNELS: Readonly<Record<ReferralChannel, string>> = { internal: '系统内', external: '系统外' };
const TURNS: Readonly<Record<Turn, string>> = { sender: '转出方', recipient: '承办方', centre: '综治中心' };

const FIELDS: Readonly<Record<SnapshotField, string>> = {
  number: '案件编号',
  type: '纠纷类型',
  risk: '风险等级',
  narrative: '简要情况',
  place: '发生地点',
  amount: '涉及金额',
  headcount: '涉及人数',
  party_names: '当事人姓名',
  party_phones: '当事人电话',
  party_addresses: '当事人住址',
  party_identity_numbers: '当事人证件号码',
};

const HANDOVER: Readonly<Record<HandoverItem, string>> = {
  case_file: '案卷材料',
  evidence: '证据',
  parties_told: '已告知当事人',
  open_dates: '未到期的时间安排',
  risks: '风险提示',
};
const ANSWERS: Readonly<Record<IntakeQuestion['answer'], string>> = {
  yes_no: '是或否',
  text: '文字',
  date: '日期',
  amount_fen: '金额',
  choice: '选择',
};
const BROUGHT_BY: Readonly<Record<RequiredPaper['from'], string>> = { sender: '转出方', party: '当事人' };
const CHECKLIST: Readonly<Record<MissingItem['what'], string>> = { question: '受理询问', paper: '所需材料' };
const REFUSALS: Readonly<Record<AgencyProfile['refusal'], string>> = {
  reviewable: '由综治中心裁定',
  final: '退单即生效',
};
const DISPATCHES: Readonly<Record<AgencyProfile['dispatch'], string>> = {
  direct: '可直接转办',
  'via-centre': '由综治中心交办',
};

/** What this module's codes are called. */
export const REFERRAL_WORDS: Readonly<Record<string, Words>> = {
  open_work: { referral_received: '收到、未办结的转办', referral_sent: '转出、未办结的转办' },
  referral_state: statesWithTheirScreen(),
  referral_step: STEP_WORDS,
  referral_side_step: SIDE_STEPS,
  referral_mode: MODES,
  referral_channel: CHANNELS,
  turn: TURNS,
  snapshot_access: { open: '可查看', read_only: '只读', none: '不可查看' },
  snapshot_field: FIELDS,
  outcome: labelled(OUTCOMES, ({ settles, onlyFor }) => ({ settles, onlyFor })),
  refusal_reason: labelled(REFUSAL_REASONS, ({ review, consequence, because }) => ({
    review,
    consequence,
    because,
  })),
  refusal_review: { required: '由综治中心裁定', none: '退单即生效' },
  refusal_consequence: {
    're-route': '改派其他单位',
    penalise: '计入考核',
    train: '安排培训',
    close: '办结或另行处理',
  },
  refusal: REFUSALS,
  ruling_holding: HOLDING_WORDS,
  ruling_standing: { in_force: '有效', ended: '已终止' },
  hold_reason: labelled(HOLD_REASONS, ({ awaits, causedBy, needsDocument }) => ({
    awaits,
    causedBy,
    needsDocument,
  })),
  hold_awaits: { party: '当事人', sender: '转出方', third_party: '第三方' },
  recall_reason: RECALL_REASONS,
  recall_refusal: RECALL_REFUSALS,
  deficiency: DEFICIENCIES,
  reopen_reason: REOPEN_REASONS,
  choice_reason: CHOICE_REASONS,
  handover_item: HANDOVER,
  message_kind: MESSAGE_KINDS,
  approval: { long_hold: '超过期限的挂起', second_question: '第二次要求补充' },
  checklist_item: CHECKLIST,
  answer_form: ANSWERS,
  brought_by: BROUGHT_BY,
  dispatch: DISPATCHES,
  handover_result: { moved: '已移交', kept: '未移交' },
  replay_verdict: { ONTIME: '按时', OVERDUE: '超期' },
  clock: { [ESCALATION_TASK]: ESCALATION_WORDS },
  audit_action: {
    'referral.seen': '查看转办',
    'referral.snapshot_seen': '查看转办案情',
    'case.duty_handed_over': '交接时限事项',
    'queue.listed': '查看人员在手事项',
    'queue_handover.started': '开始整批移交',
    'queue_handover.ended': '完成整批移交',
    'routing_rules.replaced': '更换分派规则',
    'task_setting.changed': '修改任务设置',
    'replay.started': '开始推演',
    'replay.judged': '评判推演',
    'duty_ruling.ended': '终止裁定先例',
  },
  audit_subject: {
    duty_ruling: '裁定先例',
    queue_handover: '整批移交',
    referral: '转办',
    task_setting: '任务设置',
    replay: '推演',
  },
  event: EVENT_WORDS,
};

/** Fifteen states, each with the one of the six words a screen has for it, and whose turn it is. */
function statesWithTheirScreen(): Words {
  const states = Object.entries(STATES) as [ReferralState, string][];
  return Object.fromEntries(
    states.map(([state, label]) => [state, { label, screen: SCREEN_WORDS[state], turn: WHOSE_TURN[state] }]),
  );
}

function labelled<Entry extends { readonly label: string }>(
  entries: Readonly<Record<string, Entry>>,
  traits: (entry: Entry) => Readonly<Record<string, unknown>>,
): Words {
  return Object.fromEntries(
    Object.entries(entries).map(([code, entry]) => [code, { label: entry.label, ...traits(entry) }]),
  );
}
