import type {
  BreachPageView,
  BreachView,
  EscalationPageView,
  EscalationView,
} from '../../../modules/sla/http/late.view.js';
import { AREA, type Login } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

/** What a referral shows of its case when nothing is left out, and without its type. */
const WITH_TYPE = ['number', 'type', 'risk', 'narrative', 'place'];
const WITHOUT_TYPE = ['number', 'risk', 'narrative', 'place'];

describe('what lists of late things say', () => {
  let stage: CaseStage;
  let typed: { caseId: string; number: string; referralId: string };
  let untyped: { caseId: string; number: string; referralId: string };

  beforeAll(async () => {
    stage = await startCaseStage();
    typed = await lateAtTheBureau(WITH_TYPE);
    untyped = await lateAtTheBureau(WITHOUT_TYPE);
    await stage.product.moveClock(6 * DAY_MS);
  });
  afterAll(() => stage.product.close());

  async function lateAtTheBureau(fields: readonly string[]): Promise<typeof typed> {
    const { id, number } = await stage.desk.register({ typeCode: '1002', lane: 'full' });
    const sent = await stage.line.send(id, { fields, recipientAgencyId: stage.world.agencies.labor });
    expect(sent.status).toBe(201);
    return { caseId: id, number, referralId: sent.body.id };
  }

  const breaches = async (as: Login): Promise<readonly BreachView[]> =>
    (await stage.product.as(as).get<BreachPageView>('/breaches?limit=200')).body.items;
  const acceptOf = async (as: Login, referralId: string): Promise<BreachView | undefined> =>
    (await breaches(as)).find(({ subjectId, name }) => subjectId === referralId && name === 'accept');

  it('a breach names the case, what was to be done, the agency and the type', async () => {
    expect(await acceptOf('coordinator', typed.referralId)).toMatchObject({
      caseNumber: typed.number,
      words: '签收',
      subjectType: 'referral',
      typeCode: '1002',
      typeName: '解除、补偿',
      ownerAgencyName: '青羊区人社局',
    });
  });

  it('whoever does not see the case knows its type only as far as it was shared', async () => {
    expect(await acceptOf('labor-head', typed.referralId)).toMatchObject({ typeName: '解除、补偿' });
    expect(await acceptOf('labor-head', untyped.referralId)).toMatchObject({
      caseNumber: untyped.number,
      typeCode: null,
      typeName: null,
    });
    expect(await acceptOf('coordinator', untyped.referralId)).toMatchObject({ typeName: '解除、补偿' });
    expect(await acceptOf('womens-head', typed.referralId)).toBeUndefined();
  });

  it('an escalation says so too, in what capacity it was told, and later who took it up', async () => {
    const head = stage.product.as('labor-head');
    const { items } = (await head.get<EscalationPageView>('/escalations?limit=200')).body;
    const told = items.find(
      ({ subjectId, clockName }) => subjectId === typed.referralId && clockName === 'accept',
    );
    expect(told).toMatchObject({
      caseNumber: typed.number,
      words: '签收',
      typeName: '解除、补偿',
      roleWords: '承办单位负责人',
      agencyName: '青羊区人社局',
      ownerAgencyName: '青羊区人社局',
      acknowledgedByName: null,
    });
    const taken = await head.post(`/escalations/${told?.id}/acknowledgement`, {});
    expect(taken).toMatchObject({
      status: 200,
      body: { caseNumber: typed.number, acknowledgedByName: '冯局长' },
    });
    expect((await head.get(`/escalations/${told?.id}`)).body).toMatchObject({ acknowledgedByName: '冯局长' });
  });

  it('a waived breach is answered with the same words', async () => {
    const breach = await acceptOf('coordinator', typed.referralId);
    const waived = await stage.product
      .as('coordinator')
      .post(`/breaches/${breach?.id}/waiver`, { causeCode: 'force_majeure', reason: '停电两日' });
    expect(waived).toMatchObject({ status: 201, body: { caseNumber: typed.number, words: '签收' } });
  });

  it('whom the referral was taken away from is not told its type any longer', async () => {
    const recall = { noun: 'recall', body: { reason: 'better_agency', note: '改由其他单位办理' } };
    expect((await stage.line.step('officer', typed.referralId, recall)).status).toBe(200);
    const { body } = await stage.product.as('labor-head').get<EscalationPageView>('/escalations?limit=200');
    const told = body.items.filter(({ subjectId }) => subjectId === typed.referralId);
    for (const line of [await acceptOf('labor-head', typed.referralId), ...told]) {
      expect(line).toMatchObject({ caseNumber: typed.number, typeCode: null, typeName: null });
    }
    expect(await acceptOf('coordinator', typed.referralId)).toMatchObject({ typeCode: '1002' });
  });

  /** The role in which they were told is taken from them, and they get the same one elsewhere. */
  async function moveOn(login: Login, elsewhere: Readonly<Record<string, unknown>>): Promise<void> {
    const security = stage.product.as('security');
    const user = `/users/${stage.world.users[login]}`;
    const { body } = await security.get<{ grants: { id: string; role: string }[] }>(user);
    const [held] = body.grants;
    expect((await security.delete(`${user}/grants/${held?.id}`)).status).toBe(200);
    expect((await security.post(`${user}/grants`, { role: held?.role, ...elsewhere })).status).toBe(201);
  }

  it.each([
    ['labor-head', () => ({ agencyId: stage.world.agencies['womens-federation'] })],
    ['coordinator', () => ({ areaId: stage.world.areas[AREA.otherStreet] })],
  ] as const)(
    '%s, who has gone elsewhere, is told no more of what is late there',
    async (login, elsewhere) => {
      const reader = stage.product.as(login);
      const told = async (): Promise<EscalationView[]> =>
        (await reader.get<EscalationPageView>('/escalations?limit=200')).body.items.filter(
          ({ caseNumber }) => caseNumber === untyped.number,
        );
      const tasks = async (): Promise<string> =>
        JSON.stringify((await reader.get('/me/tasks?kind=escalation&limit=200')).body);
      const notices = async (): Promise<string> =>
        JSON.stringify((await reader.get('/me/notices?limit=200')).body);
      await stage.product.drain();
      const [step] = await told();
      const path = `/escalations/${step?.id}`;
      expect((await reader.get(path)).status).toBe(200);
      expect(await tasks()).toContain(untyped.number);
      expect(await notices()).toContain(untyped.number);

      await moveOn(login, elsewhere());

      expect(await told()).toEqual([]);
      expect((await reader.get(path)).status).toBe(404);
      expect(await tasks()).not.toContain(untyped.number);
      expect(await notices()).not.toContain(untyped.number);
      expect((await reader.post(`${path}/acknowledgement`, {})).status).toBe(403);
    },
  );
});
