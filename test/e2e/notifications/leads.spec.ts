import { FIRST_RULES } from '../../../modules/notifications/seed/notice-rules.js';
import type { NoticePageView, NoticeView } from '../../../modules/notifications/inbox/notices.view.js';
import type { Answer } from '../../support/product.js';
import { type Login, LOGINS } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';
import { CASE_STORIES, VIOLENCE } from './stories-of-cases.js';
import { COORDINATION_STORIES } from './stories-of-coordination.js';
import { JOINT_STORIES } from './stories-of-joint.js';
import { letDecideMoreTime, pass, REFERRAL_STORIES, underWay } from './stories-of-referrals.js';

const STORIES = Object.entries({
  ...REFERRAL_STORIES,
  ...CASE_STORIES,
  ...JOINT_STORIES,
  ...COORDINATION_STORIES,
});

/** They see no content and have no notices. */
const ADMINISTRATORS: readonly Login[] = ['admin', 'security', 'auditor'];

/** What no story here tells, and why its way is one that another notice has gone. */
const UNTOLD: Readonly<Record<string, string>> = {
  'message.undelivered message_undelivered':
    'leads to what the message was about, as message.call_instead does',
};

/** Who is told of something that is none of theirs any more by the end of the story: it leads nowhere, and says so. */
const NOTHING_LEFT: Readonly<Record<string, readonly string[]>> = {
  'mediation that is stopped, and allowed again': [
    'officer legal_path.opened',
    'colleague legal_path.opened',
    'chief legal_path.opened',
  ],
  'the case of another station that goes on as ours': ['other-officer case.merged_away'],
};

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

const readers = LOGINS.filter((login) => !ADMINISTRATORS.includes(login));
const told = new Set<string>();

/**
 * What somebody has been told and not read yet; they have read it afterwards. The unread stand first: a page of as many
 * holds them all, and none of what was ever told before.
 */
async function unread(login: Login): Promise<readonly NoticeView[]> {
  const speaker = desk.product.as(login);
  const page = (limit: number): Promise<Answer<NoticePageView>> =>
    speaker.get<NoticePageView>(`/me/notices?limit=${limit}`);
  const { status, body: first } = await page(1);
  // Whoever has left cannot sign in any more.
  if (status === 401) return [];
  const { unreadCount } = first;
  if (unreadCount === 0) return [];
  expect(unreadCount).toBeLessThan(200);
  const { items } = (await page(unreadCount)).body;
  expect(items.map(({ readAt }) => readAt)).toEqual(Array<null>(unreadCount).fill(null));
  await speaker.post('/me/notices/reading-all');
  return items;
}

/** What leads nowhere, and what leads where it does not open, with what came instead. */
async function closedDoors(login: Login): Promise<string[]> {
  const closed = new Set<string>();
  for (const { eventType, code, ...notice } of await unread(login)) {
    told.add(`${eventType} ${code}`);
    for (const { leadsTo } of [notice, ...notice.items]) {
      if (leadsTo === null) closed.add(`${login} ${eventType}`);
      else {
        const { status } = await desk.product.as(login).get(leadsTo);
        if (status !== 200) closed.add(`${login} ${eventType}: ${leadsTo} ${status}`);
      }
    }
  }
  return [...closed];
}

describe('every notice opens for who was told', () => {
  it.each(STORIES)('of %s', async (name, story) => {
    await story(desk);
    await desk.product.drain();
    const closed: string[] = [];
    for (const login of readers) closed.push(...(await closedDoors(login)));
    expect(closed.sort()).toEqual([...(NOTHING_LEFT[name] ?? [])].sort());
  });

  it('and of every rule somebody was told in these stories', () => {
    const rules = new Set(FIRST_RULES.map(({ eventType, code }) => `${eventType} ${code}`));
    expect([...rules].filter((rule) => !told.has(rule) && !(rule in UNTOLD))).toEqual([]);
    expect([...told].filter((rule) => !rules.has(rule))).toEqual([]);
  });
});

describe('where a notice leads', () => {
  /** What a notice of a code tells somebody of a thing, alone or among others; undefined where nobody told them. */
  async function toldOf(
    login: Login,
    code: string,
    subjectId: string,
  ): Promise<{ readonly leadsTo: string | null } | undefined> {
    await desk.product.drain();
    const { body } = await desk.product.as(login).get<NoticePageView>('/me/notices?limit=200');
    return body.items
      .filter((notice) => notice.code === code)
      .flatMap(({ items }) => items)
      .find((item) => item.subjectId === subjectId);
  }
  const leadOf = async (login: Login, code: string, subjectId: string): Promise<string | null | undefined> =>
    (await toldOf(login, code, subjectId))?.leadsTo;
  const statusOf = async (login: Login, path: string): Promise<number> =>
    (await desk.product.as(login).get(path)).status;

  it('a holder to its own part of the case, and once it gave the case back to what it was sent', async () => {
    const { id, caseId } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    const code = 'case_handed_to_you';
    expect(await leadOf('committee-intake', code, caseId)).toBe(`/cases/${caseId}/holding`);
    expect(await statusOf('committee-intake', `/cases/${caseId}`)).toBe(404);
    await desk.done('officer', id, 'recall-request', { reason: 'better_agency', note: '另有单位' });
    await desk.done('committee-head', id, 'recall-agreement', { handoverNote: '已联系双方' });
    expect(await leadOf('committee-intake', code, caseId)).toBe(`/referrals/${id}`);
    expect(await leadOf('officer', code, caseId)).toBe(`/cases/${caseId}`);
  });

  it('an agency that the law has told to its duty, the police to the case, and whoever was told nothing nowhere', async () => {
    const code = 'legal_path_opened';
    const byStation = await desk.cases.register(VIOLENCE);
    expect(await toldOf('womens-head', code, byStation.id)).toBeUndefined();
    const warned = `/cases/${byStation.id}/legal-path/steps/warning_decision/completion`;
    expect((await desk.product.as('officer').post(warned, { note: '已送达' })).status).toBe(200);
    for (const login of ['committee-head', 'womens-head', 'womens-intake'] as const)
      expect(await leadOf(login, 'legal_step_told', byStation.id)).toBe(`/cases/${byStation.id}/legal-duty`);
    expect(await leadOf('coordinator', 'legal_step_told', byStation.id)).toBe(`/cases/${byStation.id}`);
    const byCommittee = await desk.cases.register(VIOLENCE, 'committee-intake');
    expect(await leadOf('chief', code, byCommittee.id)).toBe(`/cases/${byCommittee.id}`);
    expect(await leadOf('coordinator', code, byCommittee.id)).toBe(`/cases/${byCommittee.id}`);
    expect(await toldOf('womens-head', code, byCommittee.id)).toBeUndefined();
    expect(await statusOf('womens-head', `/cases/${byCommittee.id}/legal-duty`)).toBe(404);
  });

  it('the head of the station that covers the place to the escalation alone, which opens for nobody else', async () => {
    const { id: caseId } = await desk.cases.register({ lane: 'full' }, 'committee-intake');
    const sent = await desk.product
      .as('committee-intake')
      .post<{ id: string }>(`/cases/${caseId}/referrals`, {
        recipientAgencyId: desk.world.agencies.labor,
        request: '请依职责办理',
        choice: { code: 'knows_the_dispute' },
      });
    await pass(desk, 4);
    const path = (await leadOf('chief', 'escalated', sent.body.id)) ?? '';
    expect(path).toMatch(/^\/escalations\//);
    expect((await desk.product.as('chief').get(path)).body).toMatchObject({ subjectId: sent.body.id });
    expect(await statusOf('chief', `/referrals/${sent.body.id}`)).toBe(404);
    for (const login of ['other-chief', 'mediator'] as const) expect(await statusOf(login, path)).toBe(404);
    expect(await statusOf('coordinator', path)).toBe(200);
    expect(await leadOf('labor-head', 'escalated', sent.body.id)).toBe(`/referrals/${sent.body.id}`);
  });

  it('a request for more time to whoever decides it: of a centre its coordinator, and not its head', async () => {
    await desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'agency_head', $2, accord_now())`,
      [desk.world.users['civil-head'], desk.world.agencies.centre],
    );
    const code = 'extension_to_decide';
    const asked = async (): Promise<string> => {
      const { id } = await underWay(desk);
      const request = { amount: 5, reason: '等待鉴定意见' };
      await desk.product.as('mediator').post(`/referrals/${id}/extension-request`, request);
      return id;
    };
    await letDecideMoreTime(desk, 'coordinator');
    const byCentre = await asked();
    await letDecideMoreTime(desk, 'owner_head');
    expect(await leadOf('coordinator', code, byCentre)).toBe(`/referrals/${byCentre}`);
    expect(await toldOf('civil-head', code, byCentre)).toBeUndefined();
    expect(await statusOf('civil-head', `/referrals/${byCentre}`)).toBe(404);
    expect(await toldOf('committee-head', code, byCentre)).toBeUndefined();

    const byHead = await asked();
    expect(await leadOf('committee-head', code, byHead)).toBe(`/referrals/${byHead}`);
    expect(await toldOf('coordinator', code, byHead)).toBeUndefined();
  });

  it('a coordinator to what they may rule on: one of the other street is not told of a case of this one', async () => {
    await desk.product.sql.query(
      `insert into membership (id, user_id, role, area_id, valid_from)
       values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
      [desk.world.users['womens-head'], desk.world.areas['510105002']],
    );
    const { id } = await desk.send('other-station');
    await desk.done('other-officer', id, 'rejection', { reason: 'not_our_area', text: '不属本单位辖区' });
    expect(await leadOf('coordinator', 'refusal_to_rule', id)).toBe(`/referrals/${id}`);
    expect(await toldOf('womens-head', 'refusal_to_rule', id)).toBeUndefined();
  });
});
