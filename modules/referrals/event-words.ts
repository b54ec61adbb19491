import { TRANSITIONS } from './domain/transitions.js';
import { STEP_WORDS } from './step-words.js';

/** The timeline calls a step of the workflow what its button does. */
const OF_STEPS = Object.fromEntries(TRANSITIONS.map(({ event, emits }) => [emits, STEP_WORDS[event]]));

/** What the timeline calls what happens to a referral. */
export const EVENT_WORDS: Readonly<Record<string, string>> = {
  ...OF_STEPS,
  // Two steps whose own word says too little on a timeline.
  'referral.submitted': '提交转办',
  'referral.recall_unanswered': '收回请求无人答复',
  // What no row of the workflow tells.
  'referral.drafted': '起草转办',
  'referral.draft_moved': '草稿随并案转移',
  'referral.claimed': '占看',
  'referral.rest_drafted': '剩余事项待转',
  'referral.info_added': '主动补充信息',
  'referral.review_climbed': '裁定上提一级',
  'referral.contacted_again': '再次联系',
  'referral.reroute_proposed': '建议改派',
  'referral.reroute_declined': '不采纳改派建议',
  'referral.assigned': '分派',
  'referral.relayed': '交接',
  'referral.released': '离岗交回',
  'referral.approval_asked': '请示',
  'referral.approved': '批准',
  'referral.extension_asked': '申请延期',
  'referral.extended': '延期',
  'referral.extension_declined': '未同意延期',
  'referral.extension_withdrawn': '撤回延期申请',
  'referral.waived': '免除配合',
  'referral.chased': '催办',
  'referral.left_unopened': '未查收',
  'referral.noted': '内部备注',
  'referral.frozen': '停止提供内容',
  'referral.lane_raised': '变更通道',
  'agency.work_released': '离岗交回',
  'agency.queue_handed_over': '接到整批移交',
  'agency.queue_left': '整批交出',
  'case.duty_handed_over': '交接时限事项',
};
