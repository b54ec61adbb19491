import type { MessageText } from '../rules/message-texts.store.js';

const STAFF: Readonly<Record<string, string>> = {
  referral_arrived: '待签收事项',
  info_wanted: '待补充材料事项',
  info_answered: '已补充待签收事项',
  refusal_to_rule: '待裁定退单',
  referral_came_back: '被退回待分流事项',
  referral_ended: '已终止事项',
  duty_confirmed: '经裁定须办理事项',
  recall_to_answer: '待答复撤回请求',
  recall_answered: '已答复撤回请求',
  recall_unanswered: '无人答复的撤回请求',
  outcome_to_confirm: '待确认办理结果',
  returned_to_you: '退回重办事项',
  reroute_to_rule: '待裁定改派建议',
  assigned_to_you: '分派给您的事项',
  work_to_reassign: '离岗人员待重新分派事项',
  content_frozen: '须在一个工作日报告事项',
  safety_raised: '紧急安全事项',
  case_to_route: '待分流事项',
  case_handed_to_you: '移交给您单位的事项',
  legal_path_opened: '限时法定程序事项',
  clock_warned: '临近时限事项',
  clock_breached: '已超时限事项',
  clock_reminded: '到期提醒',
  escalated: '超期待督促事项',
  extension_to_decide: '待审批延期',
  message_undelivered: '短信未送达须致电事项',
  call_instead: '须电话联系事项',
  no_safe_way: '须另择联系方式事项',
};

/** Neutral: nothing of what the matter is, for somebody else may read it (domain 6.1a). */
const PARTY: Readonly<Record<string, string>> = {
  party_news: '您有一件事项有新进展，请向承办单位了解。',
  party_appointment: '您有一项时间安排待确认，请与承办单位联系。',
  party_reminder: '您有一件事项需要办理，请与承办单位联系。',
  party_extended: '您的一件事项办理时间有调整，请向承办单位了解。',
  party_finished: '您的一件事项已办结，欢迎向承办单位提出意见。',
};

/** The first words of every code. */
export const FIRST_TEXTS: readonly Omit<MessageText, 'version'>[] = [
  ...Object.entries(STAFF).map(([code, text]) => ({ code, text, audience: 'staff' as const })),
  ...Object.entries(PARTY).map(([code, text]) => ({ code, text, audience: 'party' as const })),
];
