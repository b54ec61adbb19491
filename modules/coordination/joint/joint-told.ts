import { Conflict } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';

/** What the timeline calls what the agencies of a joint case agree on. */
export const JOINT_EVENTS = {
  'joint.item_planned': '列入联动计划',
  'joint.item_changed': '调整联动计划事项',
  'joint.item_done': '完成联动计划事项',
  'joint.item_withdrawn': '取消联动计划事项',
  'joint.item_left': '单位退出联动，事项终止',
  'joint.item_ended': '案件办结，事项终止',
  'joint.meeting_called': '召集联席会议',
  'joint.meeting_moved': '联席会议改期',
  'joint.meeting_called_off': '取消联席会议',
  'joint.meeting_passed_on': '联席会议转由其他单位召集',
  'joint.meeting_held': '录入联席会议纪要',
  'joint.lead_changed': '变更牵头单位',
  'joint.carried_over': '联动计划随并案转移',
} as const;
export type JointEvent = keyof typeof JOINT_EVENTS;

/** Puts what happened on the timeline of the case and on the trail. Ids, codes and short texts only. */
export function tellJoint(
  tx: Tx,
  { id, areaId, ownerAgencyId }: Pick<CaseRow, 'id' | 'areaId' | 'ownerAgencyId'>,
  type: JointEvent,
  payload: Readonly<Record<string, unknown>>,
): void {
  tx.emit({
    type,
    subjectType: 'joint_case',
    subjectId: id,
    streamId: id,
    payload: { areaId, ownerAgencyId, ...payload },
  });
  const { itemId, meetingId, agencyId } = payload;
  tx.audit({
    action: type,
    subjectType: 'joint_case',
    subjectId: id,
    detail: { itemId, meetingId, agencyId },
  });
}

interface Versioned {
  readonly version: number;
  readonly changedByName: string;
  readonly changedAt: Date;
}

/** @throws Conflict `version_stale` with who changed it and when */
export function requireRead({ version, changedByName, changedAt }: Versioned, expected: number): void {
  if (version === expected) return;
  throw new Conflict('version_stale', 'Somebody was faster: read it again.', {
    version,
    by: changedByName,
    at: changedAt.toISOString(),
  });
}
