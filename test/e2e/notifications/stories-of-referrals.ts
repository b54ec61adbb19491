import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import type { Login } from '../../support/world.js';
import { DAY_MS, HOUR_MS, PAIR } from '../cases/desk.js';
import type { TaskDesk } from '../tasks/desk.js';

/** Something that happens at the desk from beginning to end, after which people have been told of it. */
export type Story = (desk: TaskDesk) => Promise<unknown>;

export const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
export const OUTCOME = { outcome: 'oral_agreement', summary: '双方和好' };
const REFUSAL = { reason: 'not_our_duty', text: '不属本单位职责' };
const TAKEN_BACK = { reason: 'better_agency', note: '另有更合适的单位' };
const HANDED_OVER = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];

/** Takes steps one after another: who, which noun, what. */
export async function steps(
  desk: TaskDesk,
  id: string,
  ...taken: readonly (readonly [Login, string, object?])[]
): Promise<void> {
  for (const [login, noun, body] of taken) await desk.done(login, id, noun, body);
}

/** What is said beside the workflow asks for no version. */
async function said(desk: TaskDesk, login: Login, path: string, body: object): Promise<ReferralView> {
  const answer = await desk.product.as(login).post<ReferralView>(`/referrals/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The mediator asks for more time. @returns what names the request */
async function asked(desk: TaskDesk, id: string): Promise<{ readonly extensionId: string | undefined }> {
  const body = { amount: 5, reason: '等待鉴定意见' };
  const { extensions } = await said(desk, 'mediator', `${id}/extension-request`, body);
  return { extensionId: extensions.at(-1)?.id };
}

/** The community has spoken to a party. */
export async function underWay(desk: TaskDesk, extra: object = {}): Promise<ReferralView> {
  const sent = await desk.send('community', extra);
  await steps(desk, sent.id, [
    'committee-intake',
    'acceptance',
    { handlerUserId: desk.world.users.mediator },
  ]);
  await steps(desk, sent.id, ['mediator', 'contact', CONTACT]);
  return sent;
}

export async function pass(desk: TaskDesk, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await desk.product.moveClock(DAY_MS);
    await desk.product.drain();
  }
}

const inDays = async (desk: TaskDesk, days: number): Promise<string> =>
  new Date((await desk.product.now()).getTime() + days * DAY_MS).toISOString();

/** Sent with two claims, or otherwise than the plain way. */
async function sendSo(desk: TaskDesk, caseId: string, parts: object): Promise<ReferralView> {
  const answer = await desk.product.as('officer').post<ReferralView>(`/cases/${caseId}/referrals`, {
    recipientAgencyId: desk.world.agencies.community,
    request: '请依职责办理',
    choice: { code: 'knows_the_dispute' },
    ...parts,
  });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function more(desk: TaskDesk, id: string, decision: 'granted' | 'declined'): Promise<void> {
  const answer = { ...(await asked(desk, id)), decision, reason: '情况属实' };
  await said(desk, 'committee-head', `${id}/extension-decision`, answer);
}

/** The policy in force has the centre decide on more time for the work, or its own head again. */
export async function letDecideMoreTime(
  desk: TaskDesk,
  approver: 'coordinator' | 'owner_head',
): Promise<void> {
  const { rules, ladders } = defaultPolicy();
  const decided = rules.map((rule) =>
    rule.extension === null || rule.clock !== 'resolve'
      ? rule
      : { ...rule, extension: { ...rule.extension, approver } },
  );
  const answer = await desk.product.as('admin').post('/policies/default/versions', {
    definition: { ladders, rules: decided },
    sourceDocument: '区综治中心会议纪要',
  });
  if (answer.status !== 201) throw new Error(`the policy was refused: ${JSON.stringify(answer.body)}`);
}

const hold = async (desk: TaskDesk, id: string, reason: string): Promise<void> =>
  steps(desk, id, ['mediator', 'hold', { reason, until: await inDays(desk, 1), note: '等待材料' }]);

const refused = async (desk: TaskDesk): Promise<ReferralView> => {
  const sent = await desk.send('labor');
  await steps(desk, sent.id, ['labor-intake', 'rejection', REFUSAL]);
  return sent;
};

const askedBack = async (desk: TaskDesk): Promise<ReferralView> => {
  const working = await underWay(desk);
  await steps(desk, working.id, ['officer', 'recall-request', TAKEN_BACK]);
  return working;
};

/** Each ends with everybody told; what is told on the way is looked at too. */
export const REFERRAL_STORIES: Readonly<Record<string, Story>> = {
  'a question, work, a rest, a report sent back, and the end': async (desk) => {
    const { id } = await desk.send('community');
    await steps(
      desk,
      id,
      ['committee-intake', 'information-request', { question: '请补充双方意见' }],
      ['officer', 'information', { answer: '已补充' }],
      ['committee-intake', 'acceptance', { handlerUserId: desk.world.users.mediator }],
      ['mediator', 'contact', CONTACT],
      ['mediator', 'progress', { text: '已分别谈话' }],
      ['officer', 'information', { answer: '双方电话已补充' }],
    );
    await hold(desk, id, 'awaiting_sender');
    await steps(
      desk,
      id,
      ['officer', 'resumption'],
      ['mediator', 'outcome', OUTCOME],
      ['officer', 'return', { deficiency: 'papers_missing', note: '缺协议' }],
      ['mediator', 'outcome', OUTCOME],
      ['officer', 'confirmation'],
    );
  },
  'a question nobody answers': async (desk) => {
    const { id } = await desk.send('community');
    await steps(desk, id, ['committee-intake', 'information-request', { question: '请补充双方意见' }]);
    await pass(desk, 3);
  },
  'a rest that runs out': async (desk) => {
    const { id } = await underWay(desk);
    const leave = { subject: 'long_hold', reason: '鉴定', until: await inDays(desk, 7) };
    await said(desk, 'mediator', `${id}/approval-request`, leave);
    await hold(desk, id, 'party_away');
    await pass(desk, 2);
  },
  'a report that nobody looks at': async (desk) => {
    const { id } = await underWay(desk);
    await steps(desk, id, ['mediator', 'outcome', OUTCOME]);
    await pass(desk, 7);
  },
  'a refusal that is overruled, and one that is upheld': async (desk) => {
    const [one, other] = [await refused(desk), await refused(desk)];
    await steps(desk, one.id, ['coordinator', 'overruling', { instruction: '依据权责清单办理' }]);
    await steps(desk, other.id, ['coordinator', 'upholding', { note: '确不属其职责' }]);
  },
  'a refusal that nobody rules on': async (desk) => {
    await refused(desk);
    await pass(desk, 8);
  },
  'a refusal that nobody reviews': async (desk) => {
    const { id } = await desk.send('labor');
    await steps(desk, id, [
      'labor-intake',
      'rejection',
      { reason: 'outside_statutory_power', text: '超出职权' },
    ]);
  },
  'silence that passes it on': async (desk) => {
    await desk.send('community');
    await pass(desk, 3);
  },
  'silence that is asked after, in red and otherwise': async (desk) => {
    const { id } = await desk.send('labor');
    await desk.send('other-station', { risk: 'red' });
    await desk.product.moveClock(HOUR_MS / 2 + 60_000);
    await desk.product.moveClock(5 * HOUR_MS);
    await said(desk, 'officer', `${id}/chases`, { channel: 'phone', reached: false });
  },
  'a recall before anybody has it': async (desk) => {
    const { id } = await desk.send('labor');
    await steps(desk, id, ['officer', 'recall', TAKEN_BACK]);
  },
  'a request to give back, refused and then agreed': async (desk) => {
    const { id } = await askedBack(desk);
    await steps(
      desk,
      id,
      ['committee-head', 'recall-refusal', { reason: 'session_fixed', note: '已约定时间' }],
      ['officer', 'recall-request', TAKEN_BACK],
      ['committee-head', 'recall-agreement', { handoverNote: '已联系双方' }],
    );
  },
  'a request to give back that nobody answers, and what is taken': async (desk) => {
    const { id } = await askedBack(desk);
    await pass(desk, 4);
    await steps(desk, id, ['coordinator', 'forced-recall', { note: '逾期未答复' }]);
  },
  'a wish to be re-routed, declined, then granted': async (desk) => {
    const { id } = await underWay(desk);
    await said(desk, 'mediator', `${id}/reroute-proposal`, { reason: '属妇联职责' });
    await said(desk, 'coordinator', `${id}/reroute-refusal`, { note: '仍由社区办理' });
    const recipientAgencyId = desk.world.agencies['womens-federation'];
    await steps(desk, id, ['coordinator', 'reroute', { recipientAgencyId, handoverNote: '已联系双方' }]);
  },
  'work that is given to people': async (desk) => {
    const { id } = await underWay(desk);
    await said(desk, 'committee-head', `${id}/assignment`, {
      handlerUserId: desk.world.users['committee-intake'],
    });
    await said(desk, 'committee-head', `${id}/relay`, {
      handlerUserId: desk.world.users.mediator,
      note: '请接手',
    });
    const subject = { subject: 'long_hold', until: await inDays(desk, 6), reason: '当事人住院' };
    await said(desk, 'committee-head', `${id}/approval`, subject);
  },
  'more time, granted and declined': async (desk) => {
    await more(desk, (await underWay(desk)).id, 'granted');
    await more(desk, (await underWay(desk)).id, 'declined');
  },
  'more time that the centre decides': async (desk) => {
    await letDecideMoreTime(desk, 'coordinator');
    const { id } = await underWay(desk);
    const decision = { ...(await asked(desk, id)), decision: 'granted', reason: '情况属实' };
    await said(desk, 'coordinator', `${id}/extension-decision`, decision);
    await letDecideMoreTime(desk, 'owner_head');
  },
  'more time that is asked for and taken back': async (desk) => {
    for (const approver of ['coordinator', 'owner_head'] as const) {
      await letDecideMoreTime(desk, approver);
      const { id } = await underWay(desk);
      await said(desk, 'mediator', `${id}/extension-withdrawal`, await asked(desk, id));
    }
  },
  'a part that is taken and a rest that comes back': async (desk) => {
    const { id: caseId } = await desk.cases.register({ lane: 'full' });
    const scope = [
      { key: 'leak', text: '漏水修复' },
      { key: 'repair', text: '赔偿装修' },
    ];
    const { id } = await sendSo(desk, caseId, { scope });
    await steps(desk, id, ['committee-head', 'partial-acceptance', { claims: ['leak'] }]);
  },
  'a case that is handed over': async (desk) => {
    const { id: caseId } = await desk.cases.register({ lane: 'full' });
    const { id } = await sendSo(desk, caseId, { mode: 'transfer' });
    await steps(
      desk,
      id,
      ['committee-intake', 'acceptance', { handlerUserId: desk.world.users.mediator }],
      ['mediator', 'handover', { checklist: HANDED_OVER }],
    );
  },
  'a part that is delegated': async (desk) => {
    const { agencies } = desk.world;
    await desk.product.sql.query('update agency set parent_id = $1 where id = $2', [
      agencies.community,
      agencies['womens-federation'],
    ]);
    const { id } = await underWay(desk);
    const dueAt = new Date((await desk.product.now()).getTime() + HOUR_MS).toISOString();
    const recipientAgencyId = agencies['womens-federation'];
    await steps(desk, id, [
      'committee-head',
      'delegation',
      { recipientAgencyId, request: '入户了解情况', dueAt },
    ]);
    await desk.product.sql.query('update agency set parent_id = null where id = $1', [recipientAgencyId]);
  },
  'a supporter that is waived': async (desk) => {
    const { caseId } = await underWay(desk);
    const parts = { mode: 'co_handle', required: true, recipientAgencyId: desk.world.agencies.labor };
    const { id } = await sendSo(desk, caseId, parts);
    await steps(desk, id, ['labor-intake', 'acceptance']);
    await said(desk, 'coordinator', `${id}/waiver`, { reason: '已无必要' });
  },
  'a case that comes back twice': async (desk) => {
    let { id } = await underWay(desk);
    for (const round of ['first', 'second']) {
      await steps(desk, id, ['mediator', 'outcome', OUTCOME], ['officer', 'confirmation']);
      await steps(desk, id, ['officer', 'reopening', { reason: 'flared_up', note: '又起争执' }]);
      const { rows } = await desk.product.sql.query<{ id: string }>(
        'select id from referral where reopens = $1',
        [id],
      );
      if (round === 'second') return;
      id = rows[0]?.id ?? '';
      await steps(desk, id, ['mediator', 'acceptance'], ['mediator', 'contact', CONTACT]);
    }
  },
  'what should not be there: twice the same, and a mistake': async (desk) => {
    const original = await desk.send('labor');
    const duplicate = await desk.send('labor');
    const mistaken = await desk.send('labor');
    await steps(desk, duplicate.id, ['coordinator', 'duplicate', { originalReferralId: original.id }]);
    await steps(desk, mistaken.id, ['officer', 'error', { note: '选错案件' }]);
  },
  'what closes by itself: a simple one, and a question that is answered': async (desk) => {
    const { id } = await desk.send('community', { lane: 'simple' });
    await steps(desk, id, ['mediator', 'outcome', { ...OUTCOME, contact: CONTACT }]);
    const asked = await desk.cases.register({ lane: 'full' });
    const parts = { mode: 'consult', recipientAgencyId: desk.world.agencies.labor };
    const question = await sendSo(desk, asked.id, parts);
    const answer = { outcome: 'answered', summary: '属劳动监察职责' };
    await steps(desk, question.id, ['labor-handler', 'outcome', answer]);
  },
  'a question by who holds a case, asked back about and answered': async (desk) => {
    const { id } = await underWay(desk);
    const question = { recipientAgencyId: desk.world.agencies.labor, request: '是否属劳动监察职责？' };
    await said(desk, 'mediator', `${id}/question`, question);
    const asked = await desk.product.as('mediator').get<ReferralView>(`/referrals/${id}`);
    await steps(
      desk,
      asked.body.children[0]?.id ?? '',
      ['labor-intake', 'information-request', { question: '有无劳动合同？' }],
      ['mediator', 'information', { answer: '没有' }],
      ['labor-handler', 'outcome', { outcome: 'answered', summary: '属劳动监察职责' }],
    );
  },
  'a case that the centre sends on': async (desk) => {
    const { id } = await desk.send('centre');
    const recipientAgencyId = desk.world.agencies.labor;
    await steps(desk, id, ['coordinator', 'reroute', { recipientAgencyId, handoverNote: '请依职责办理' }]);
  },
  'an alarm': async (desk) => {
    const { id } = await underWay(desk);
    await steps(desk, id, ['mediator', 'safety-alarm', { assessment: 'red', note: '扬言报复' }]);
    await desk.product.moveClock(2 * HOUR_MS);
  },
  'a party who takes consent back': async (desk) => {
    const { caseId } = await underWay(desk, { parties: PAIR });
    const { parties } = await desk.cases.show(caseId);
    const body = { partyId: parties[0]?.id, reason: '不愿继续', manner: 'telephone' };
    await desk.cases.step('officer', caseId, { noun: 'consent-withdrawal', body });
  },
};
