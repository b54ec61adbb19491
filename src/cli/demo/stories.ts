import { setTimeout as pause } from 'node:timers/promises';
import { DAY_MS } from '../../kernel/china-time.js';
import { deadlineOf, register, type Referral, send } from './desk.js';
import { localTime, type Narrator } from './narrator.js';

const HOUR_MS = 3_600_000;
/** How long the sweep is waited for after the clock was moved: the one that is under way may be another process's. */
const LOOKS = 40;
const LOOK_EVERY_MS = 250;
const OFFICER = 'station-caotang.officer1';
const COORDINATOR = 'coordinator.district1';

/** A quarrel between neighbours ends where it began: one request. */
export async function neighbourQuarrel(narrator: Narrator): Promise<void> {
  narrator.title('邻里口角，当场了结');
  const { case: settled } = await register(narrator, OFFICER, {
    source: '110',
    narrative: '楼上空调滴水落到楼下窗台，两家在楼道里争吵，民警到场后双方和解。',
    placeText: '青华路某小区3栋',
    typeCode: '0201',
    parties: [
      { role: 'applicant', name: '齐某甲', phone: '19900000801' },
      { role: 'respondent', name: '齐某乙', phone: '19900000802' },
    ],
    settlement: {
      facts: '空调冷凝水管脱落，滴水三天。',
      agreedText: '楼上当天接好水管，双方不再计较。',
      applicantAttitude: 'agreed',
      respondentAttitude: 'agreed',
      recordingNumber: '执法记录仪 20260301-01',
    },
  });
  narrator.says(`${narrator.who(OFFICER)} 一步办结：${settled.number}，状态 ${settled.state}。`);
}

/** Unpaid wages: from the 110 call to the labour bureau and back, with a hold and more time on the way. */
export async function unpaidWages(narrator: Narrator): Promise<void> {
  narrator.title('110 警情：拖欠工资，转劳动部门');
  const { case: wages } = await register(narrator, OFFICER, {
    source: '110',
    narrative: '餐馆停业后欠两名服务员三个月工资，双方在店门口争执，已劝离。',
    placeText: '琴台路某餐馆',
    typeCode: '1001',
    amountFen: 2_400_000,
    lane: 'full',
    parties: [
      { role: 'applicant', name: '贺某', phone: '19900000803' },
      { role: 'respondent', name: '某餐馆', kind: 'organisation', phone: '19900000804' },
    ],
  });
  const { suggestions } = await narrator.get<{
    suggestions: readonly { agencyName: string; reasons: readonly { text: string }[] }[];
  }>(OFFICER, `/cases/${wages.id}/routing-suggestions`);
  const first = suggestions[0];
  if (first !== undefined) {
    narrator.says(`建议单位：${first.agencyName}（${first.reasons.map(({ text }) => text).join('；')}）`);
  }
  const sent = await send(narrator, OFFICER, {
    caseId: wages.id,
    agencyKey: 'labor',
    request: '请依职责处理欠薪并反馈结果。',
  });
  const referral = `/referrals/${sent.id}`;
  narrator.says(
    `${wages.number} 已转${sent.recipientAgencyName}，签收时限 ${instant(deadlineOf(sent, 'accept'))}。`,
  );
  const accepted = await narrator.step<Referral>('labor.intake', referral, 'acceptance');
  narrator.says(
    `${narrator.who('labor.intake')} 签收，办结时限 ${instant(deadlineOf(accepted, 'resolve'))}。`,
  );
  await narrator.step('labor.handler', referral, 'contact', {
    channel: 'phone',
    result: 'reached',
    who: 'applicant',
  });
  const until = new Date((await now(narrator)).getTime() + 2 * DAY_MS).toISOString();
  await narrator.step('labor.handler', referral, 'hold', {
    reason: 'awaiting_party_papers',
    until,
    note: '等用工方提供考勤和工资表。',
  });
  narrator.says(`${narrator.who('labor.handler')} 暂停至 ${localTime(until)}，等材料。`);
  await narrator.step('labor.handler', referral, 'resumption', { note: '材料已收到。' });
  const request = { amount: 5, reason: '用工方负责人出差，约定下周核算。' };
  const consents = wages.parties.map(({ id }) => ({ partyId: id, manner: 'telephone' }));
  const { extensions } = await narrator.step<Referral>('labor.handler', referral, 'extension-request', {
    ...request,
    consents,
  });
  const extended = await narrator.step<Referral>('labor.head', referral, 'extension-decision', {
    extensionId: extensions.at(-1)?.id,
    decision: 'granted',
    reason: '同意延期一次。',
  });
  narrator.says(
    `双方同意，${narrator.who('labor.head')} 批准延期，办结时限改为 ${instant(deadlineOf(extended, 'resolve'))}。`,
  );
  await narrator.step('labor.handler', referral, 'outcome', {
    outcome: 'written_agreement',
    summary: '双方签订协议，分两期支付24000元。',
  });
  const closed = await narrator.step<Referral>(OFFICER, referral, 'confirmation');
  narrator.says(`派出所确认结果：${closed.word}。`);
}

/** A family dispute is refused with a reason, and the centre overrules. */
export async function familyDisputeRefused(narrator: Narrator): Promise<void> {
  narrator.title('家庭纠纷：妇联退单，中心裁定');
  const { case: family } = await register(narrator, OFFICER, {
    source: 'walk_in',
    narrative: '夫妻分居后为孩子探望时间多次争吵，无肢体冲突，希望有人主持商量。',
    placeText: '草堂路某小区',
    typeCode: '0102',
    lane: 'full',
    parties: [
      { role: 'applicant', name: '虞某', phone: '19900000805' },
      { role: 'respondent', name: '宁某', phone: '19900000806' },
    ],
  });
  const sent = await send(narrator, OFFICER, {
    caseId: family.id,
    agencyKey: 'womens-federation',
    request: '请主持调解探望安排。',
  });
  const referral = `/referrals/${sent.id}`;
  await narrator.step('womens-federation.intake', referral, 'rejection', {
    reason: 'no_capacity',
    text: '本周调解员外出培训，人手不足。',
  });
  narrator.says(`${narrator.who('womens-federation.intake')} 退单：人手不足。`);
  const ruled = await narrator.step<Referral>(COORDINATOR, referral, 'overruling', {
    instruction: '探望纠纷属妇联职责，请于三日内安排。',
  });
  narrator.says(`${narrator.who(COORDINATOR)} 裁定由妇联办理：${ruled.word}。`);
  const accepted = await narrator.step<Referral>('womens-federation.intake', referral, 'acceptance');
  narrator.says(`${narrator.who('womens-federation.intake')} 签收：${accepted.word}。`);
}

/** Nobody accepts: the case climbs from the committee to the street by itself. Needs the driven clock. */
export async function silentCommittee(narrator: Narrator): Promise<void> {
  narrator.title('社区逾期未签收，自动转街道调委会');
  const { driven } = await narrator.get<{ driven: boolean }>('sysadmin', '/clock');
  if (!driven) {
    narrator.says('（跳过：这一幕要推动时钟，请以 CLOCK=driven 启动服务。）');
    return;
  }
  const { case: quarrel } = await register(narrator, OFFICER, {
    source: 'visit',
    narrative: '楼道堆放纸箱影响通行，劝了几次没有清走，邻居之间有怨气。',
    placeText: '青华路某小区5栋',
    typeCode: '0204',
    areaCode: '510105007005',
    lane: 'full',
    parties: [
      { role: 'applicant', name: '卫某', phone: '19900000807' },
      { role: 'respondent', name: '蒋某', phone: '19900000808' },
    ],
  });
  const sent = await send(narrator, OFFICER, {
    caseId: quarrel.id,
    agencyKey: 'community-qinghua',
    request: '请社区上门调解。',
  });
  const due = deadlineOf(sent, 'accept');
  narrator.says(`${quarrel.number} 已转${sent.recipientAgencyName}，签收时限 ${instant(due)}。`);
  const passed = new Date(new Date(due ?? '').getTime() + HOUR_MS).toISOString();
  await narrator.post('sysadmin', '/clock', { to: passed });
  const items = await referralsAfterSilence(narrator, quarrel.id);
  narrator.says(`时钟走到 ${localTime(passed)}：`);
  for (const { recipientAgencyName, word, state } of items)
    narrator.says(`  ${recipientAgencyName}：${word}（${state}）`);
}

/** A call about violence at home: no mediation, the legal path opens. */
export async function violenceAtHome(narrator: Narrator): Promise<void> {
  narrator.title('家暴警情：停止调解，走法定程序');
  const { case: violence } = await register(narrator, OFFICER, {
    source: '110',
    narrative: '报警人称被丈夫殴打，孩子在场，民警已到现场制止。',
    placeText: '浣花某小区',
    typeCode: '0106',
    parties: [{ role: 'victim', name: '凤某', phone: '19900000809', addressProtected: true }],
    facts: [
      { code: 'domestic_violence', value: 'yes' },
      { code: 'dv_d6', value: 'yes' },
    ],
  });
  narrator.says(
    `${violence.number}：风险 ${violence.risk}，${violence.legalTrack ? '已停止调解，进入法定程序' : '可附条件调解'}。`,
  );
  const paths = await narrator.get<readonly LegalPath[]>(OFFICER, `/cases/${violence.id}/legal-path`);
  for (const { title: path, steps } of paths) {
    narrator.says(`${path}：`);
    for (const { title, dueAt } of steps)
      narrator.says(`  ${title}${dueAt === null ? '' : `，${localTime(dueAt)} 前`}`);
  }
}

interface LegalPath {
  readonly title: string;
  readonly steps: readonly { readonly title: string; readonly dueAt: string | null }[];
}

/** The case's referrals once the sweep has passed the first one on; as they are, where that takes too long. */
async function referralsAfterSilence(narrator: Narrator, caseId: string): Promise<readonly Referral[]> {
  for (let look = 1; ; look++) {
    const { items } = await narrator.get<{ items: readonly Referral[] }>(
      OFFICER,
      `/cases/${caseId}/referrals`,
    );
    if (items.length > 1 || look === LOOKS) return items;
    await pause(LOOK_EVERY_MS);
  }
}

async function now(narrator: Narrator): Promise<Date> {
  return new Date((await narrator.get<{ now: string }>('sysadmin', '/clock')).now);
}

function instant(iso: string | null): string {
  return iso === null ? '（不计时）' : localTime(iso);
}
