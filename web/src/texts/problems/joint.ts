import { missing, type Sayings, who, withMinute } from './saying';

/** Joint cases: who leads, the plan, the meetings. */
export const JOINT_PROBLEMS: Sayings = {
  joint_not_yours: '由牵头单位、案件单位或者协调中心决定，您不能办这一步。',
  joint_not_neutral: '您属于其中一方，换谁牵头要由别人决定。',
  agency_not_in_joint: '这个单位还没有参加联动，请先请它配合。',
  plan_item_ended: ({ by }) => `${who(by)}已经办结或取消了这一项，请刷新。`,
  plan_item_not_found: missing('这一项计划'),
  joint_meeting_not_found: missing('这次会议'),
  meeting_over: ({ by }) => `${who(by)}已经录了纪要或取消了这次会议，请刷新。`,
  meeting_not_begun: ({ startsAt }) =>
    `会议还没开${withMinute(startsAt, (minute) => `（${minute}）`)}，开过以后再录纪要。`,
  invited_not_of_agency: '点名邀请的人不在这个单位，请重新选。',
  lead_changed: ({ by }) => `${who(by)}刚刚换了牵头单位，请刷新后再看。`,
  not_a_supporter: '只有正在配合的单位才能改任牵头。',
};
