import {
  type Facts,
  itemsOf,
  missing,
  type Sayings,
  textsOf,
  who,
  withMinute,
  withNumber,
  withText,
} from './saying';

/** What a transfer hands over, as its form calls it. */
const HANDOVER: Readonly<Record<string, string>> = {
  case_file: '案卷材料',
  evidence: '证据',
  parties_told: '已告知当事人',
  open_dates: '未到期的时间安排',
  risks: '风险提示',
};

/** Giving what one person has to colleagues. */
const HANDING_OVER: Sayings = {
  handler_changed: '这件事已经由别人在办，没有改动。',
  queue_handover_under_way: ({ by, at }) =>
    `${who(by)}${withMinute(at, (minute) => ` ${minute} `)}已经开始移交此人的事项，请等移交完再办。`,
  queue_handover_empty: '选中的事项都已不在此人手上，请刷新后再看。',
  queue_handover_not_found: missing('这次移交'),
};

/** Choosing who is to take a case, and sending it there. */
const SENDING: Sayings = {
  no_sender: '您没有可以代表其转办此案的单位，请找案件所在单位的人来转。',
  recipient_inactive: '对方单位已经停用，请改选别的单位。',
  recipient_is_sender: '不能转给自己的单位，请改选别的单位。',
  recipient_cannot_take: (facts) => {
    const reasons = itemsOf(facts['reasons']).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    return `对方单位不能接此案${reasons.length === 0 ? '' : `：${reasons.join('；')}`}。请改选别的单位。`;
  },
  recipient_has_no_duty: '对方现在没人值班，紧急案件不能转过去，请先自己处置或改选别的单位。',
  dispatch_via_centre: '这个单位要经综治中心转办，请先转给综治中心。',
  recipient_in_network: '对方单位在本系统里有人办理，请直接在系统里转办，不用走系统外渠道。',
  conflict_of_interest: '对方单位与此案有利害关系，已经回避，请改选别的单位。',
  other_live_primary: '此案已经转给一个单位在办，请等它办完或先收回，再转给别的单位。',
  other_live_supporting: '已经请这个单位配合，正在办，不用再转。',
  hops_used_up: ({ hopCount }) =>
    `此案已经转过${withNumber(hopCount, (count) => ` ${count} 个单位`) || '多个单位'}，再往哪里转由综治中心定，请报综治中心。`,
  agency_already_tried: '对方单位退过此案或没有按时签收，再转过去要由综治中心定。',
  consent_or_legal_basis_missing:
    '要把当事人信息或材料转过去，得先有当事人同意；对方是公共机关的，也可以写明法律依据。',
  legal_basis_not_theirs: '法律依据只对公共机关有用，请去掉依据，改为征得当事人同意。',
  arbitration_is_the_centres: '这个理由只有本区域的协调员能用，请另选一个。',
  required_only_in_support: '只有请来配合的单位才能设为“必须等它办完”。',
  choice_reason_required: ({ firstAgencyName }) =>
    `系统推荐${withText(firstAgencyName, (name) => `的是「${name}」`) || '了别的单位'}。要转给另一个单位，请选一个理由。`,
  choice_words_missing: '选了“其他”，请写一句为什么选这个单位。',
  choice_given_too_early: '草稿还没有转出，等转出时再说明为什么选这个单位。',
  target_not_eligible: '不能转给这个单位，请另选一个。',
  question_unknown: '对方没有问这些问题，请刷新后再填。',
  answer_unfit: '有一个回答的格式不对，请按问题要求填写。',
  paper_unknown: '对方没有要这份材料，请刷新后再选。',
  party_not_of_case: '只能选此案的当事人。',
  file_not_of_case: '只能选此案里的材料。',
  beyond_own_sight: '询问里带的内容不能比您看到的更多，请去掉您看不到的部分。',
  snapshot_not_found: '转过来的案情现在看不到。',
};

/** Taking a referral, refusing it, and asking for what is missing. */
const ANSWERING: Sayings = {
  not_yours: '这一步不归您办，请找该办的单位或承办人。',
  already_acknowledged: '已经标记为看过。',
  capacity_full: ({ carried, capacity }) =>
    `本单位在办的已满${withNumber(carried, (now) => withNumber(capacity, (most) => `（${now} 件，最多 ${most} 件）`))}，请先办结几件，或由单位负责人安排。`,
  acceptance_paper_missing: '请先把对方接收的回执作为材料传上来，再签收。',
  evidence_unknown: '请先把凭据作为材料加到这件转办里，再选它。',
  not_a_part: '部分签收要选其中几项请求；全部接下请直接签收。',
  reason_missing: '请写一句为什么。',
  reason_needs_review: '这个理由要先由综治中心裁定，请提交裁定。',
  reason_not_reviewable: '这个理由退单就算数，不用综治中心裁定。',
  reason_overruled: '综治中心已经裁定这个理由不成立，请签收或换一个理由。',
  ruling_binds: ({ words }) =>
    `${typeof words === 'string' ? words : '已有裁定由您单位办理'}。仍要以这个理由退单，请写明知悉这条裁定。`,
  duty_ruling_not_found: '没有这条裁定先例，请刷新后再看。',
  answers_for_nothing: '负荷与流向由单位负责人、综治中心协调员和督导查看。',
  own_side: '裁定涉及您所在的单位，请由别的协调员终止。',
  ask_first: '请先要求对方补充；到期没有答复，再用这个理由退单。',
  info_cycles_used_up: '已经要求补充过两次，请签收或退单。',
  second_question_needs_head: '第二次要求补充要单位负责人同意，请先请负责人批准。',
  deficiency_unknown: '没有这种缺项，请从列表里重新选。',
  referral_claimed: ({ by, until }) =>
    `${who(by)}正在看这一件${withMinute(until, (minute) => `（到 ${minute}）`)}，您要办也可以接着办。`,
  question_of_a_question: '这一件本身就是询问，请直接答复，或请对方补充。',
  held_outside: '系统外单位要自己去询问。',
  instruction_missing: '请写明要求对方怎么办，指令要有文字。',
  nobody_can_order_it: '这类单位自愿接案，不能指令它接。',
};

/** Working on a referral, and reporting what came of it. */
const WORKING: Sayings = {
  progress_missing: '请写一句做了什么。',
  contact_missing: '还没有联系记录，请先记下联系了谁、怎么联系的。',
  contact_in_future: '联系时间不能晚于现在。',
  handover_first: '请先办接手，接手后才归您办。',
  not_a_transfer: '只有移送才需要办交接。',
  checklist_incomplete: (facts) => {
    const open = textsOf(facts['missing']).flatMap((item) => HANDOVER[item] ?? []);
    return `交接还没有齐${open.length === 0 ? '' : `，还差：${open.join('、')}`}。`;
  },
  handover_note_missing: '请写明已经做了什么、还有什么没办。',
  outcome_unfit: '这种转办不能报这个结果，请重新选。',
  legal_reason_missing: '请写明为什么依法不予受理，要写进告知书。',
  required_support_open: (facts) =>
    `还有 ${textsOf(facts['referralIds']).length} 个配合单位没有办完，请等它们办完再报结果。`,
  due_in_past: '完成时间要晚于现在。',
  due_beyond_own: ({ own }) =>
    `交办的完成时间不能晚于自己的期限${withMinute(own, (minute) => `（${minute}）`)}，请选早一些。`,
  not_under_us: '只能交办给下级单位或签约单位，请改选。',
  delegated_too_deep: '已经层层交办到底，不能再往下交，请本单位办理。',
  longer_than_parent: ({ deadlineAt }) =>
    `延长后不能晚于整件的期限${withMinute(deadlineAt, (minute) => `（${minute}）`)}，请选短一些。`,
  other_extension_asked: '现在等待批复的是另一个延长申请，请刷新后再看。',
  not_required: '没有什么在等这一件，不用免等。',
};

/** Resting: how long, and with whose leave. */
const HOLDING: Sayings = {
  hold_in_past: '暂停要到以后的某一天为止。',
  hold_reason_unknown: '没有这种暂停理由，请从列表里重新选。',
  hold_too_long: ({ most }) =>
    `一次暂停${withNumber(most, (days) => `最多 ${days} 个工作日`) || '太久'}，请选早一些的日子。`,
  holds_used_up: ({ most }) =>
    `几次暂停加起来${withNumber(most, (days) => `最多 ${days} 个工作日`) || '已经太久'}，请选早一些的日子。`,
  long_hold_needs_head:
    '暂停这么久要单位负责人同意：请关闭这一页，在“更多办理”里用“请示”请负责人批准，批准后再挂起。',
  until_missing: '请写明到哪一天为止。',
};

/** Taking back, sending elsewhere, opening again. */
const TURNING: Sayings = {
  deadline_not_passed: '期限还没有到，现在不能这样办。',
  no_auto_reroute: '对方没有答复时不会自动改派，请自己决定下一步。',
  review_climbs_first: '裁定第一次到期会先报上一级，请等上一级裁定。',
  original_not_live: '要选另一件正在办的转办作为原件。',
  part_follows_its_whole: '这一件是另一件的一部分，请去移动整件。',
  not_red: '只有紧急（红色）情况才走这一步。',
  reopen_window_over: ({ days }) =>
    `办结${withNumber(days, (count) => `超过 ${count} 天`) || '太久'}，不能重新打开，请另外登记一件。`,
  whole_ended: '这一件所属的整件已经办结，不能单独重新打开。',
  transfer_not_returned: '移送不能退回重办，请先确认，再另行转办。',
  returns_used_up: ({ returns }) =>
    `已经退回重办过${withNumber(returns, (count) => ` ${count} 次`) || '两次'}，接下来由协调员决定。`,
  proposal_open: '上一个改派建议还没有答复，请等答复后再提。',
  proposal_not_found: missing('这个改派建议'),
  claim_not_found: '没有人占看这一件，请刷新后再看。',
};

/** What administrators try routing rules on. */
const REPLAYING: Sayings = {
  row_taken: (facts) => `有些行已经传过了${lineNumbers(facts)}，请从没有传过的行接着传。`,
  replay_not_found: missing('这次试算'),
  no_area: '试算由某个区域的系统管理员来做。',
  routing_rules_not_found: missing('这一版分派规则'),
};

export const REFERRAL_PROBLEMS: Sayings = {
  ...HANDING_OVER,
  ...SENDING,
  ...ANSWERING,
  ...WORKING,
  ...HOLDING,
  ...TURNING,
  ...REPLAYING,
};

function lineNumbers({ lines }: Facts): string {
  const numbers = Array.isArray(lines) ? lines.filter((line) => typeof line === 'number') : [];
  return numbers.length === 0 ? '' : `（第 ${numbers.join('、')} 行）`;
}
