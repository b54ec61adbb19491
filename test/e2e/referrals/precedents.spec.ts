import { randomUUID } from 'node:crypto';
import type {
  DutyRulingPageView,
  DutyRulingView,
} from '../../../modules/referrals/precedents/http/duty-rulings.view.js';
import type { RoutingSuggestionsView } from '../../../modules/referrals/routing/http/routing.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { AREA, type Login } from '../../support/world.js';
import { appoint } from '../coordination/desk.js';
import { TaskDesk } from '../tasks/desk.js';

/** Wages, which the labour bureau leads. */
const WAGES = { typeCode: '1001' };
const REFUSAL = { reason: 'not_our_duty', text: '用工方未登记，不归我局' };

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());
afterEach(async () => {
  await desk.product.sql.query(
    `update duty_ruling set ended_at = accord_now(), ended_by_name = '测试', ended_reason = '测试结束' where ended_at is null`,
  );
});

/** The labour bureau has refused it as none of its duty. */
async function refused(): Promise<ReferralView> {
  const { id } = await desk.send('labor', WAGES);
  return desk.done('labor-intake', id, 'rejection', REFUSAL);
}

/** Sent to the labour bureau without the type of the dispute. */
async function sentWithoutType(): Promise<ReferralView> {
  const { id } = await desk.cases.register({ lane: 'full', ...WAGES });
  const answer = await desk.product.as('officer').post<ReferralView>(`/cases/${id}/referrals`, {
    ...{ recipientAgencyId: desk.world.agencies.labor, request: '请依职责办理', fields: ['narrative'] },
    choice: { code: 'knows_the_dispute' },
  });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function ruled(how: 'overruling' | 'upholding'): Promise<ReferralView> {
  const { id } = await refused();
  const body =
    how === 'overruling' ? { instruction: '依权责清单第12项，由人社局办理' } : { note: '确不属人社局' };
  return desk.done('coordinator', id, how, body);
}

async function rulings(
  login: Login = 'coordinator',
  query = 'standing=in_force',
): Promise<readonly DutyRulingView[]> {
  const answer = await desk.product.as(login).get<DutyRulingPageView>(`/duty-rulings?${query}`);
  if (answer.status !== 200) throw new Error(`not listed: ${JSON.stringify(answer.body)}`);
  return answer.body.items;
}

async function ranked(typeCode = WAGES.typeCode): Promise<RoutingSuggestionsView['suggestions']> {
  const { id } = await desk.cases.register({ lane: 'full', typeCode });
  const answer = await desk.product
    .as('officer')
    .get<RoutingSuggestionsView>(`/cases/${id}/routing-suggestions`);
  return answer.body.suggestions;
}

const labor = (list: RoutingSuggestionsView['suggestions']): number =>
  list.findIndex(({ agencyKey }) => agencyKey === 'labor');

async function end(login: string, id: string, version = 1): Promise<{ status: number; code?: string }> {
  const { status, body } = await desk.product
    .as(login)
    .post<{ code?: string }>(`/duty-rulings/${id}/end`, { reason: '权责清单已调整' }, { version });
  return { status, code: body.code };
}

describe('a ruling that a dispute is theirs', () => {
  it('is shown with number, day and centre where the next one is routed, and puts the agency first', async () => {
    await ruled('overruling');
    const [ruling] = await rulings();
    expect(ruling).toMatchObject({
      holding: 'theirs',
      agencyName: '青羊区人社局',
      typeCode: WAGES.typeCode,
      areaName: '青羊区',
      ruledFor: '青羊区综治中心',
      ruledByName: '萧协调',
      body: '依权责清单第12项，由人社局办理',
    });
    const [first] = await ranked();
    expect(first?.agencyKey).toBe('labor');
    const told = first?.reasons.find(({ code }) => code === 'ruled_theirs')?.text ?? '';
    expect(told).toContain(`青羊区综治中心裁定（${ruling?.number}）：此类纠纷由青羊区人社局办理`);
    // Of another type nothing was ruled.
    const others = await ranked('0201');
    expect(others.flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain('ruled_theirs');
  });

  it('lets the agency refuse the next one for the same reason only knowing of it', async () => {
    await ruled('overruling');
    const next = await desk.send('labor', WAGES);
    const seen = await desk.product.as('labor-intake').get<ReferralView>(`/referrals/${next.id}`);
    const [ruling] = seen.body.rulings;
    expect(ruling).toMatchObject({ holding: 'theirs', reason: 'not_our_duty' });
    const blind = await desk.step('labor-intake', next.id, 'rejection', REFUSAL);
    expect([blind.status, blind.body]).toMatchObject([422, { code: 'ruling_binds', words: ruling?.words }]);
    const known = { ...REFUSAL, despiteRulingId: ruling?.id };
    const answer = await desk.done('labor-intake', next.id, 'rejection', known);
    expect(answer.refusal?.despiteRulingId).toBe(ruling?.id);
    // The centre rules on it with the earlier ruling before its eyes.
    const review = await desk.product.as('coordinator').get<ReferralView>(`/referrals/${next.id}`);
    expect([review.body.state, review.body.rulings[0]?.id]).toEqual(['rejection_review', ruling?.id]);
  });

  it('binds nobody who was not shown the type, and tells it to nobody', async () => {
    await ruled('overruling');
    const [ruling] = await rulings();
    const { id } = await sentWithoutType();
    const seenBy = async (login: Login): Promise<readonly string[]> => {
      const { body } = await desk.product.as(login).get<ReferralView>(`/referrals/${id}`);
      return body.rulings.map((each) => each.id);
    };
    expect(await seenBy('labor-intake')).toEqual([]);
    expect(await seenBy('officer')).toEqual([ruling?.id]);
    const answer = await desk.done('labor-intake', id, 'rejection', REFUSAL);
    expect([answer.state, answer.rulings]).toEqual(['rejection_review', []]);
    expect(await seenBy('coordinator')).toEqual([ruling?.id]);
    // What is ruled now is told to the agency without the type too.
    await desk.done('coordinator', id, 'upholding', { note: '确不属人社局' });
    const [own] = await rulings('labor-head');
    expect(own).toMatchObject({ holding: 'not_theirs', typeCode: null, typeName: null });
    expect((await rulings())[0]).toMatchObject({ id: own?.id, typeCode: WAGES.typeCode });
  });

  it('is put on record as known only where it binds', async () => {
    await ruled('overruling');
    const [ruling] = await rulings();
    const refusing = async (body: object): Promise<readonly unknown[]> => {
      const { id } = await desk.send('labor', WAGES);
      const answer = await desk.step('labor-intake', id, 'rejection', body);
      return [answer.status, answer.body.refusal?.despiteRulingId];
    };
    const other = { reason: 'no_capacity', text: '两名监察员均在外' };
    expect(await refusing({ ...REFUSAL, despiteRulingId: randomUUID() })).toEqual([422, undefined]);
    expect(await refusing({ ...other, despiteRulingId: randomUUID() })).toEqual([200, null]);
    expect(await refusing({ ...other, despiteRulingId: ruling?.id })).toEqual([200, null]);
  });

  it('does not stand in the way of another reason', async () => {
    await ruled('overruling');
    const { id } = await desk.send('labor', WAGES);
    const other = { reason: 'no_capacity', text: '两名监察员均在外' };
    expect((await desk.step('labor-intake', id, 'rejection', other)).status).toBe(200);
  });
});

describe('a ruling that a dispute is not theirs', () => {
  it('puts the agency behind those that may take it, without shutting it out', async () => {
    expect(labor(await ranked())).toBe(0);
    await ruled('upholding');
    const list = await ranked();
    const freed = list[labor(list)];
    expect(labor(list)).toBeGreaterThan(0);
    expect(freed?.eligible).toBe(true);
    expect(freed?.reasons.map(({ code }) => code)).toContain('ruled_not_theirs');
  });

  it('names who is to have it, where the centre sent it on', async () => {
    const family = { typeCode: '0104' };
    const { id } = await desk.send('womens-federation', family);
    await desk.done('womens-intake', id, 'rejection', REFUSAL);
    const body = {
      recipientAgencyId: desk.world.agencies.community,
      handoverNote: '改由社区调解',
      arbitration: '双方同住一个社区，由社区调解',
    };
    await desk.done('coordinator', id, 'reroute', body);
    const [ruling] = await rulings();
    expect(ruling).toMatchObject({ holding: 'not_theirs', namedAgencyName: '送仙桥社区居委会' });
    const named = (await ranked(family.typeCode)).find(({ agencyKey }) => agencyKey === 'community');
    expect(named?.reasons.map(({ code }) => code)).toContain('ruled_theirs');
  });

  it('takes the place of an earlier one on the same question', async () => {
    await ruled('overruling');
    const { id } = await desk.send('labor', WAGES);
    const despiteRulingId = (await rulings())[0]?.id;
    await desk.done('labor-intake', id, 'rejection', { ...REFUSAL, despiteRulingId });
    await desk.done('coordinator', id, 'upholding', { note: '确不属人社局' });
    expect((await rulings()).map(({ holding }) => holding)).toEqual(['not_theirs']);
    const ended = await rulings('coordinator', 'standing=ended');
    expect(ended.find((each) => each.id === despiteRulingId)?.endedReason).toBe('另有新裁定');
  });
});

describe('nothing is kept', () => {
  it('of a refusal for want of people, nor of silence', async () => {
    const { id } = await desk.send('labor', WAGES);
    await desk.done('labor-intake', id, 'rejection', { reason: 'no_capacity', text: '人手不足' });
    await desk.done('coordinator', id, 'overruling', { instruction: '请克服困难签收' });
    expect(await rulings()).toEqual([]);
  });
});

describe('who rules, and who ends a ruling', () => {
  it('is nobody of either side', async () => {
    const { product, world } = desk;
    const areaId = world.areas[AREA.district];
    const userId = await appoint(product, { login: 'two-hats', name: '双岗', role: 'coordinator', areaId });
    await product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from) values (gen_random_uuid(), $1, 'agency_handler', $2, accord_now())`,
      [userId, world.agencies.labor],
    );
    const { id, version } = await refused();
    for (const [noun, body] of [
      ['overruling', { instruction: '请签收' }],
      ['upholding', {}],
      ['reroute', { recipientAgencyId: world.agencies['civil-affairs'], handoverNote: '改派' }],
    ] as const)
      expect((await product.as('two-hats').post(`/referrals/${id}/${noun}`, body, { version })).status).toBe(
        403,
      );
    await desk.done('coordinator', id, 'overruling', { instruction: '依权责清单签收' });
    const [ruling] = await rulings();
    expect(await end('two-hats', ruling?.id ?? '')).toEqual({ status: 403, code: 'own_side' });
  });

  it('is who coordinates all of its area: once, with a reason, and the next case is nobody’s by it', async () => {
    const { product, world } = desk;
    const areaId = world.areas[AREA.street];
    await appoint(product, { login: 'of-street', name: '街道协调', role: 'coordinator', areaId });
    await ruled('overruling');
    const [ruling] = await rulings();
    const id = ruling?.id ?? '';
    expect(await end('of-street', id)).toEqual({ status: 403, code: 'not_yours' });
    expect((await end('supervisor', id)).status).toBe(403);
    expect((await end('coordinator', id)).status).toBe(200);
    expect(await end('coordinator', id)).toEqual({ status: 409, code: 'version_stale' });
    expect((await rulings('coordinator', 'standing=ended')).find((each) => each.id === id)).toMatchObject({
      endedByName: '萧协调',
      endedReason: '权责清单已调整',
    });
    const next = await desk.send('labor', WAGES);
    expect((await desk.step('labor-intake', next.id, 'rejection', REFUSAL)).status).toBe(200);
  });

  it('is read by the agencies it is about, and not by those it does not concern', async () => {
    await ruled('overruling');
    expect(await rulings('labor-head')).toMatchObject([{ typeCode: WAGES.typeCode }]);
    expect(await rulings('womens-head')).toEqual([]);
    expect((await desk.product.as('labor-intake').get('/duty-rulings')).status).toBe(403);
  });
});
