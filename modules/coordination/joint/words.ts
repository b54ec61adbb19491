import type { Words } from '../../../src/platform/words/vocabularies.js';
import type { JointPart, JointSight } from './joint.js';
import { JOINT_EVENTS } from './joint-told.js';
import type { MeetingState } from './meetings.store.js';
import type { PlanItemState } from './plan.store.js';

const PARTS: Readonly<Record<JointPart, string>> = { lead: '牵头', support: '配合', beside: '另行承办' };

const SIGHTS: Readonly<Record<JointSight, string>> = {
  desk: '案件单位或协调中心',
  lead: '牵头单位',
  supporter: '配合单位',
  former: '已办结的参与单位',
  overseer: '督导',
  reader: '查阅',
};

const ITEMS: Readonly<Record<PlanItemState, string>> = {
  open: '待办',
  done: '已完成',
  withdrawn: '已取消',
  left: '单位已退出',
  ended: '随案终止',
};

const MEETINGS: Readonly<Record<MeetingState, string>> = {
  called: '待召开',
  held: '已召开',
  called_off: '已取消',
};

/** What the codes of joint cases are called. */
export const JOINT_WORDS: Readonly<Record<string, Words>> = {
  joint_part: PARTS,
  joint_sight: SIGHTS,
  plan_item_state: ITEMS,
  joint_meeting_state: MEETINGS,
  event: JOINT_EVENTS,
  audit_action: { ...JOINT_EVENTS, 'joint.read': '查看联动案件' },
  audit_subject: { joint_case: '联动案件' },
};
