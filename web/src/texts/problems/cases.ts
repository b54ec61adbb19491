import { itemsOf, later, missing, type Sayings, who, withDay } from './saying';

/** What is done with a case. */
export const CASE_PROBLEMS: Sayings = {
  case_not_yours: '只有此案的归属单位、责任持有人和综治中心能办理。',
  case_not_your_step: '这一步要由承办人、承办单位负责人或综治中心来办，请找他们。',
  case_closed: '此案已经办结，要接着办请先重新打开。',
  case_merged: '此案已并入另一案件，请到并入的案件里办。',
  case_not_handled: '还没有人承办此案，请先接手。',
  same_case: '不能并入它自己，请另选一个案件。',
  surviving_case_closed: '要并入的案件已经办结，请先把它重新打开。',
  live_referrals: ({ referrals }) => {
    const live = itemsOf(referrals);
    const waiving = live.some(({ waivable }) => waivable === true) ? '，或请协调员同意不再等' : '';
    return `还有 ${live.length} 件转办没有办完，现在不能办结。请等对方办完并确认，或由转办单位收回${waiving}。`;
  },
  rest_unsent: ({ referrals }) =>
    `还有 ${itemsOf(referrals).length} 件转办剩下一部分没人接，请先转出去或注明不再办。`,
  nobody_may_decide: '现在没有别人能批延长：请先在本区域设一位协调员，或给单位再设一位负责人。',
  confirmation_not_open: '现在没有等待司法确认的协议。',
  confirmation_barred: '这份协议依法不能申请司法确认，请告诉当事人另走诉讼。',
  confirmation_applied_for: ({ at }) => `已经申请过司法确认${withDay(at, (day) => `（${day}）`)}，不用再办。`,
  confirmation_too_late: ({ until }) =>
    `申请司法确认的期限已过${withDay(until, (day) => `（到 ${day} 为止）`)}，可以告诉当事人向法院起诉。`,
  handler_same: '现在就是此人承办，不用再改。',
  handler_not_ours: '只能选本单位在岗的人承办，请另选一位。',
  same_lane: '此案已经在走这种办法，不用再改。',
  lane_down_needs_supervisor: '降为较轻的办法要由督办员决定，请报督办员。',
  same_risk: '此案已经是这个风险等级，不用再改。',
  risk_down_needs_supervisor: '降低风险等级要由督办员决定，请报督办员。',
  risk_proven: '已经登记的情况说明风险更高，不能降。情况有误请先更正，再来改等级。',
  risk_only_up: '已知的情况说明风险更高，只能往上调。',
  notice_of_other_ways_missing: '请先告诉当事人还有哪些解决办法，并留下告知书，再结案。',
  extension_asked: '延长申请已经交了，正在等批复。',
  no_extension_asked: '现在没有等待批复的延长申请，可能已经批过或撤回，请刷新后再看。',
  not_the_approver: '延长要由承办单位负责人或综治中心批，请等他们批复。',
  not_who_asked: '自己申请的延长不能自己批，请等另一位批复。',
  consents_missing: '延长调解要当事人同意，请先把还缺的同意记下来。',
  consent_needed: '对方不是公共机关，要当事人本人同意才能转过去，请先征得同意。',
  consent_withdrawn: '当事人已撤回同意：不能再加内容，请报告已办的情况后结束。',
  consent_not_withdrawn: '没有当事人撤回同意，不用报告。',
  party_ambiguous: '这一身份的当事人不止一位，请指明是哪一位。',
  reopening_window_over: ({ until }) =>
    `结案太久，不能重新打开${withDay(until, (day) => `（到 ${day} 为止）`)}，请另外登记一件。`,
  already_stopped: '此案已经转到法定程序。',
  not_the_holder: '这一步要由接了转办、正在办此案的单位来办。',
  no_visit_due: '现在没有等您单位去的回访。',
  legal_step_not_yours: '这一步法定程序由别的单位负责，您单位只是知悉。',
  legal_step_done: ({ by, at }) =>
    `${who(by)}已经办完这一步${withDay(at, (day) => `（${day}）`)}，不用再办。`,
  danger_scale_missing: '请先填危险程度评估表，填好后这一步就算办完。',
  previews_used_up: (facts) => `一小时内查人次数已满，${later(facts)}，或者直接登记。`,
  party_not_found: missing('这位当事人'),
  legal_step_not_found: missing('这一步法定程序'),
  work_record_not_found: missing('这条工作记录'),
  reference_not_found: missing('这份规则或资料'),
};
