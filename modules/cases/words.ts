import type { Tx } from '../../src/platform/database/tx.js';
import type { WordList, WordSource } from '../../src/platform/words/vocabularies.js';
import { LABELS as CONFIRMATION_LABELS } from './confirmation/confirmation-view.js';
import type { CaseEvent } from './domain/case-state.js';
import type { ContactChannel, ContactResult, ContactRole } from './domain/contacts.js';
import type { GuardReport } from './domain/guard-report.js';
import type { IdentityDocumentKind } from './domain/identity-document.js';
import type { Lane, LaneReason } from './domain/lane.js';
import type { Truth } from './domain/truth.js';
import { EVENT_WORDS } from './event-words.js';
import { RISK_WORDS, ROLE_WORDS, SOURCE_NAMES, STATE_WORDS } from './exchange/terms.js';
import type { Attitude } from './http/register.dto.js';
import type { ConsentManner } from './http/records.dto.js';
import type { CaseOrder } from './reading/case-list.store.js';
import type { SearchKey } from './reading/case-search.store.js';
import type { Reference } from './reference/reference.js';
import type { ReferenceKind } from './reference/reference-kinds.js';
import { endedDisputeTypes } from './reference/reference.store.js';
import type { PartyMark } from './store/party-row.js';

const LANES: Readonly<Record<Lane, string>> = {
  on_the_spot: '当场了结',
  simple: '简易',
  full: '标准',
};
const LANE_REASONS: Readonly<Record<LaneReason, string>> = {
  settled: '已当场了结',
  agencies: '需要多个单位',
  risk: '风险较高',
  violence: '涉及暴力',
  minor_harmed: '未成年人受到伤害',
  amount: '金额较大',
  people: '人数较多',
};
const STEPS: Readonly<Record<CaseEvent, string>> = {
  register: '登记',
  settle_on_scene: '当场了结',
  triage: '研判',
  take: '自办',
  route: '分流',
  all_referrals_ended: '转办全部结束',
  stop_legal: '依法转处',
  extend: '延期',
  close: '办结',
  confirm: '自动确认办结',
  reopen: '再启',
  withdraw_consent: '撤回同意',
};
const CHANNELS: Readonly<Record<ContactChannel, string>> = {
  visit: '上门',
  phone: '电话',
  office: '来单位面谈',
  video: '视频',
  message: '短信或消息',
  letter: '信函',
  desk: '单位之间答复',
};
const CONTACT_RESULTS: Readonly<Record<ContactResult, string>> = {
  reached: '已联系上',
  not_reached: '未联系上',
  refused: '拒绝沟通',
};
const CONTACT_ROLES: Readonly<Record<ContactRole, string>> = { ...ROLE_WORDS, sender: '转出方' };
const MARKS: Readonly<Record<PartyMark, string>> = {
  harmed: '受到伤害',
  refuses_mediation: '不愿调解',
  absconded: '下落不明',
};
const DOCUMENTS: Readonly<Record<IdentityDocumentKind, string>> = {
  resident_identity: '居民身份证',
  passport: '护照',
  organisation_code: '统一社会信用代码',
  other: '其他证件',
};
const TRUTHS: Readonly<Record<Truth, string>> = { yes: '是', no: '否', unknown: '不清楚' };
const ATTITUDES: Readonly<Record<Attitude, string>> = {
  agreed: '同意',
  accepted_reluctantly: '勉强接受',
  silent: '未表态',
};
const CONSENT_MANNERS: Readonly<Record<ConsentManner, string>> = {
  on_camera: '录像中表示',
  telephone: '电话表示',
  signature: '签字',
  message_reply: '回复短信',
  statute: '依法律规定',
};
const GUARD_EFFECTS: Readonly<Record<GuardReport['overall'], string>> = {
  STOP: '禁止调解',
  HOLD: '待主管决定',
  DIVERT: '转由他方',
  ALLOW_COND: '附条件允许',
  WARN: '提醒',
  CLEAR: '无限制',
};
const SEARCHED_BY: Readonly<Record<SearchKey['by'], string>> = {
  number: '案件编号',
  serial: '案件序号',
  source_reference: '警情或工单编号',
  phone: '电话号码',
  document: '证件号码',
  words: '文字',
};
const REFERENCE_KINDS: Readonly<Record<ReferenceKind, string>> = {
  guard_rules: '规则表',
  fact_catalogue: '事实目录',
  risk_triggers: '风险触发条件',
  lane_limits: '简易通道上限',
  duplicate_weights: '重复判断权重',
  legal_paths: '法定程序',
  danger_scale: '危险性量表',
  close_terms: '办结结果',
  case_terms: '案件期限与抽样',
  referral_terms: '转办次数与期限',
  dispute_types: '纠纷类型',
  type_words: '类型关键词',
};
const ORDERS: Readonly<Record<CaseOrder, string>> = { newest: '最新登记在前', deadline: '最先到期在前' };

/** What this module's codes are called; those of reference documents as they are in force. */
export function caseWords(reference: Reference): Readonly<Record<string, WordSource>> {
  return {
    open_work: { case_held: '持有、未办结的案件' },
    case_state: STATE_WORDS,
    case_step: STEPS,
    case_source: SOURCE_NAMES,
    case_order: ORDERS,
    reference_kind: REFERENCE_KINDS,
    risk_level: RISK_WORDS,
    lane: LANES,
    lane_reason: LANE_REASONS,
    close_outcome: (tx) => outcomeWords(reference, tx),
    dispute_type: (tx) => typeWords(reference, tx),
    fact: (tx) => factWords(reference, tx),
    guard_rule: (tx) => ruleWords(reference, tx),
    legal_path: (tx) => pathWords(reference, tx),
    guard_effect: GUARD_EFFECTS,
    truth: TRUTHS,
    party_role: ROLE_WORDS,
    party_kind: { person: '个人', organisation: '单位' },
    party_mark: MARKS,
    document_kind: DOCUMENTS,
    contact_role: CONTACT_ROLES,
    contact_channel: CHANNELS,
    contact_result: CONTACT_RESULTS,
    work_record: { contact: '联系记录', progress: '进展记录' },
    attitude: ATTITUDES,
    consent_manner: CONSENT_MANNERS,
    consent_purpose: { mediation: '接受调解', sharing: '信息共享', contact: '联系' },
    consent_decision: { given: '同意', refused: '不同意', legal_basis: '依法无需同意' },
    notice_manner: { paper: '书面告知', message: '短信告知', oral_recorded: '口头告知并记录' },
    visit_result: { clean: '情况稳定', unstable: '仍有波动', flared_up: '纠纷复发', unreachable: '联系不上' },
    visit_manner: { visit: '上门', telephone: '电话', message: '短信' },
    legal_step_result: { done: '已完成', not_applicable: '不适用' },
    likeness: { likely_same: '可能是同一事件', repeat_caller: '同一当事人再次报警', possible: '可能相关' },
    confirmation_standing: CONFIRMATION_LABELS,
    asked_by: { party: '当事人', agency: '承办单位' },
    decision: { granted: '同意', declined: '不同意' },
    search_by: SEARCHED_BY,
    audit_action: {
      'case.seen': '查看案件',
      'case.listed': '查看案件列表',
      'case.searched': '查找案件',
      'case.likeness_seen': '查看相似案件',
      'party.revealed': '查看当事人完整信息',
      'legal_path.step_charged': '指定法定程序责任单位',
      'reference.seeded': '装入首批规则',
      'reference.replaced': '更换规则与资料',
    },
    audit_subject: {
      case: '案件',
      party: '当事人',
      legal_path: '法定程序',
      list: '列表',
      search: '查找',
      reference: '规则与资料',
    },
    event: EVENT_WORDS,
  };
}

async function outcomeWords(reference: Reference, tx: Tx): Promise<WordList> {
  const { definition } = await reference.get(tx, 'close_terms');
  return Object.entries(definition).map(([code, terms]) => [code, { ...terms }]);
}

async function typeWords(reference: Reference, tx: Tx): Promise<WordList> {
  const { definition } = await reference.get(tx, 'dispute_types');
  const known = definition.map(({ code, name, parentCode }) => [code, { label: name, parentCode }] as const);
  // Cases keep a type that takes no new ones.
  const ended = (await endedDisputeTypes(tx))
    .filter((type) => definition.every(({ code }) => code !== type.code))
    .map(({ code, name, parentCode }) => [code, { label: name, parentCode, ended: true }] as const);
  return [...known, ...ended].sort(([one], [other]) => (one < other ? -1 : 1));
}

async function factWords(reference: Reference, tx: Tx): Promise<WordList> {
  const { facts, numbers } = (await reference.get(tx, 'fact_catalogue')).definition;
  return [...facts, ...numbers].map(({ code, question }) => [code, question]);
}

async function ruleWords(reference: Reference, tx: Tx): Promise<WordList> {
  const { definition } = await reference.get(tx, 'guard_rules');
  return definition.map(({ code, title }) => [code, title]);
}

async function pathWords(reference: Reference, tx: Tx): Promise<WordList> {
  const { definition } = await reference.get(tx, 'legal_paths');
  return definition.map(({ kind, title }) => [kind, title]);
}
