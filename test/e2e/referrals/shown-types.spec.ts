import type { CaseReferralsView, ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import type { Login } from '../../support/world.js';
import { done, FilesDesk } from '../files/desk.js';

/** What lists say a dispute is about, to those who do not see the case. */
describe('the type of a dispute in lists', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
  });
  afterAll(() => desk.close());

  const retype = async (caseId: string, typeCode: string): Promise<void> => {
    const { version } = await desk.cases.show(caseId);
    done(await desk.product.as('officer').patch(`/cases/${caseId}`, { typeCode }, { version }));
  };

  /** By list, the types somebody reads of one case; lists it does not stand in are left out. */
  async function typesTo(login: Login, caseId: string): Promise<Readonly<Record<string, string | null>>> {
    const community = desk.world.agencies.community;
    const as = desk.product.as(login);
    const lists = {
      queue: `/agencies/${community}/referral-queue?limit=200`,
      mine: '/me/queue?limit=200',
      tasks: `/agencies/${community}/tasks?limit=200`,
      myTasks: '/me/tasks?limit=200',
      ofCase: `/cases/${caseId}/referrals`,
    };
    const found: Record<string, string | null> = {};
    for (const [name, path] of Object.entries(lists)) {
      const { status, body } = await as.get<ReferralQueueView | TaskPageView | CaseReferralsView>(path);
      if (status !== 200) continue;
      for (const line of body.items.filter((each) => each.caseId === caseId)) {
        found[name] = line.typeCode;
        expect(line.typeName === null).toBe(line.typeCode === null);
      }
    }
    return found;
  }

  it('is told to nobody whom it was not shared with, also when it has changed', async () => {
    const { id } = await desk.aCase({ typeCode: '0103' });
    await desk.sent(id, { fields: ['narrative'] });
    const hidden = { queue: null, mine: null, tasks: null, myTasks: null, ofCase: null };
    expect(await typesTo('committee-intake', id)).toEqual(hidden);
    await retype(id, '0104');
    expect(await typesTo('committee-intake', id)).toEqual(hidden);
    expect(await typesTo('officer', id)).toMatchObject({ ofCase: '0104' });
  });

  it('stays as it was shared, and is as it is now to those who see the case', async () => {
    const { id } = await desk.aCase({ typeCode: '0103' });
    await desk.sent(id, { fields: ['type'] });
    await retype(id, '0104');
    const shared = { queue: '0103', mine: '0103', tasks: '0103', myTasks: '0103', ofCase: '0103' };
    expect(await typesTo('committee-intake', id)).toEqual(shared);
    expect(await typesTo('coordinator', id)).toMatchObject({ queue: '0104', tasks: '0104', ofCase: '0104' });
  });

  it('is shown from the answer on that adds it', async () => {
    const { id } = await desk.aCase({ typeCode: '0103' });
    const referral = await desk.sent(id, { fields: ['narrative'] });
    const question = { noun: 'information-request', body: { question: '属于哪类纠纷' } };
    await desk.step('committee-intake', referral.id, question);
    const answer = { noun: 'information', body: { answer: '见类型', fields: ['type'] } };
    await desk.step('officer', referral.id, answer);
    expect(await typesTo('committee-intake', id)).toMatchObject({ queue: '0103', myTasks: '0103' });
  });

  it('is no more told of the limits of the case that an agency holds', async () => {
    const { id } = await desk.aCase({ typeCode: '0103' });
    const referral = await desk.sent(id, { fields: ['narrative'] });
    await desk.inProgress(referral.id);
    const { body } = await desk.product.as('mediator').get<TaskPageView>('/me/tasks?limit=200');
    const ofCase = body.items.filter(({ caseId, subjectType }) => caseId === id && subjectType === 'case');
    for (const line of [...ofCase, ...body.items.filter(({ subjectId }) => subjectId === referral.id)])
      expect(line.typeCode).toBeNull();
    expect(body.items.some(({ subjectId }) => subjectId === referral.id)).toBe(true);
  });

  it('is told with a step of a legal path, which is the reader’s own duty', async () => {
    const { id } = await desk.cases.register({
      typeCode: '0106',
      narrative: '来访者说夜里被丈夫殴打',
      facts: ['domestic_violence', 'dv_special_item'].map((code) => ({ code, value: 'yes' })),
    });
    const path = `/cases/${id}/legal-path/steps/warning_decision/completion`;
    done(await desk.product.as('officer').post(path, { note: '告诫书已送达' }));
    // A district whose committees make the first visit.
    const { sql } = desk.product;
    const toCommittee = [desk.world.agencies.community, id];
    await sql.query(
      `update legal_path_step s set owner_agency_id = $1 from legal_path p
       where p.id = s.legal_path_id and p.case_id = $2 and s.code = 'first_visit'`,
      toCommittee,
    );
    await sql.query(
      `update clock set owner_agency_id = $1 where subject_id = $2 and item = 'first_visit'`,
      toCommittee,
    );
    const { body } = await desk.product.as('committee-intake').get<TaskPageView>('/me/tasks?limit=200');
    const steps = body.items.filter(({ caseId }) => caseId === id);
    expect(steps.length).toBeGreaterThan(0);
    expect(new Set(steps.map(({ typeCode }) => typeCode))).toEqual(new Set(['0106']));
  });

  it('goes with the snapshot when the referral is taken back', async () => {
    const { id } = await desk.aCase({ typeCode: '0103' });
    const referral = await desk.sent(id, { fields: ['type'] });
    await desk.step('officer', referral.id, {
      noun: 'recall',
      body: { reason: 'sent_in_error', note: '转错了' },
    });
    expect(await typesTo('committee-intake', id)).toEqual({ ofCase: null });
    expect(await typesTo('officer', id)).toMatchObject({ ofCase: '0103' });
  });
});
