/** What a clock wants done, by its name: the verb on the screen. A policy may name clocks of its own. */
export const CLOCK_TASKS: Readonly<Record<string, string>> = {
  completion: '补录',
  routing: '分流',
  dispatch: '交办',
  ack: '查看',
  accept: '签收',
  consult_answer: '答复咨询',
  review: '裁定退单',
  info_supply: '补充材料',
  first_contact: '首次联系当事人',
  first_session: '组织首次调解',
  update: '反馈进展',
  resolve: '办理并上报结果',
  statutory: '在法定期限内办结',
  recall_answer: '答复收回请求',
  confirm: '确认结果',
  extension_answer: '审批延期',
  settlement_decision: '审批当场了结',
  reroute_answer: '裁定改派建议',
  supervision_answer: '答复督办单',
  supervision_review: '审核督办答复',
  withdrawal_report: '报告撤回同意后的处理',
  follow_up: '回访',
  dv_follow_up: '家暴回访',
  dv_warning: '作出告诫决定',
  injury_assessment: '办理伤情鉴定',
  police_acceptance: '决定是否受理报案',
  police_case: '办理案件',
  report_feedback: '反馈报告办理情况',
  sham_report: '报告疑似虚假调解',
  performance: '督促履行协议',
  safety_response: '落实安全措施',
  safety_check: '复查安全措施',
  hold_until: '挂起到期恢复办理',
  plan_item: '完成联动计划事项',
  joint_meeting: '召开联席会议并录入纪要',
  judicial_confirmation: '提醒双方当事人申请司法确认',
};

/** Where the same clock asks something else of whoever handles a case itself. */
export const CASE_CLOCK_TASKS: Readonly<Record<string, string>> = {
  resolve: '办结案件',
  update: '记录办案进展',
};

const OTHER = '按期办理';

/** What the clock wants done, in words; of a clock that a policy named itself only that it has an end. */
export function clockTask({
  name,
  subjectType,
}: {
  readonly name: string;
  readonly subjectType: string;
}): string {
  const ofCase = subjectType === 'case' ? CASE_CLOCK_TASKS[name] : undefined;
  return ofCase ?? CLOCK_TASKS[name] ?? OTHER;
}
