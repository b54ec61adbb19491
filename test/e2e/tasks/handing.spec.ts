import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import { lineOf, TaskDesk } from './desk.js';

interface NoticeList {
  readonly items: readonly { readonly code: string; readonly subjectId: string }[];
}

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

const toldOf = async (login: Parameters<TaskDesk['mine']>[0], subjectId: string): Promise<string[]> => {
  await desk.product.drain();
  const { body } = await desk.product.as(login).get<NoticeList>('/me/notices?limit=200');
  return body.items.filter((notice) => notice.subjectId === subjectId).map(({ code }) => code);
};

it('a case and a referral say in words what each of their limits wants done', async () => {
  const theCase = await desk.cases.register();
  expect(theCase.clocks).toContainEqual(expect.objectContaining({ name: 'routing', words: '分流' }));
  const { clocks } = await desk.send('community');
  expect(clocks).toContainEqual(expect.objectContaining({ name: 'accept', words: '签收' }));
});

describe('a referral that was given to somebody', () => {
  it('is in their list and in no other one of the agency, with every limit it has', async () => {
    const { id } = await desk.send('community');
    await desk.done('committee-intake', id, 'acceptance', { handlerUserId: desk.world.users.mediator });
    expect(lineOf(await desk.mine('mediator'), id)).toMatchObject({
      kind: 'first_contact',
      alsoDue: 2,
      handler: { userId: desk.world.users.mediator, name: '罗调解' },
    });
    expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();
    expect(lineOf(await desk.ofAgency('committee-head', 'community'), id)).toBeDefined();
  });

  it('moves to whom it is assigned next, who is told', async () => {
    const { id } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    await desk.done('committee-head', id, 'assignment', {
      handlerUserId: desk.world.users['committee-intake'],
    });
    expect(lineOf(await desk.mine('mediator'), id)).toBeUndefined();
    expect(lineOf(await desk.mine('committee-intake'), id)).toMatchObject({ kind: 'first_contact' });
    expect(await toldOf('committee-intake', id)).toContain('assigned_to_you');
  });

  it('is handed over by its handler with a note, in one step; the colleague is told, and no outsider reads the note', async () => {
    const { id } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    const relay = { handlerUserId: desk.world.users['committee-head'], note: '材料在三号柜' };
    expect((await desk.step('labor-handler', id, 'relay', relay)).status).toBe(404);
    expect((await desk.step('officer', id, 'relay', relay)).body).toMatchObject({ code: 'not_yours' });
    expect((await desk.step('committee-intake', id, 'relay', relay)).body).toMatchObject({
      code: 'not_yours',
    });
    const toStranger = { ...relay, handlerUserId: desk.world.users.officer };
    expect((await desk.step('mediator', id, 'relay', toStranger)).body).toMatchObject({
      code: 'handler_not_ours',
    });
    const toSelf = { ...relay, handlerUserId: desk.world.users.mediator };
    expect((await desk.step('mediator', id, 'relay', toSelf)).body).toMatchObject({ code: 'handler_same' });

    const after = await desk.done('mediator', id, 'relay', relay);
    expect(after).toMatchObject({ handlerUserId: relay.handlerUserId, handlerName: '梁主任' });
    const queue = await desk.product
      .as('committee-head')
      .get<ReferralQueueView>(`/agencies/${desk.world.agencies.community}/referral-queue?limit=200`);
    expect(queue.body.items.find((line) => line.id === id)).toMatchObject({ handlerName: '梁主任' });
    expect(lineOf(await desk.mine('committee-head'), id)).toMatchObject({ kind: 'first_contact' });
    expect(lineOf(await desk.mine('mediator'), id)).toBeUndefined();
    expect(await toldOf('committee-head', id)).toContain('assigned_to_you');
    expect((await desk.step('mediator', id, 'relay', relay)).body).toMatchObject({ code: 'not_yours' });
    const { body } = await desk.product.as('officer').get(`/referrals/${id}`);
    expect(JSON.stringify(body)).not.toContain(relay.note);
  });

  it('warns its handler and nobody else of the agency', async () => {
    const { id } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    const { rows } = await desk.product.sql.query<{ owner: string | null }>(
      `select owner_user_id as owner from clock where subject_id = $1 and state = 'running' and owner_agency_id = $2`,
      [id, desk.world.agencies.community],
    );
    expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set([desk.world.users.mediator]));
  });
});

describe('a case that its custodian handles itself', () => {
  const assign = (
    login: 'officer' | 'colleague' | 'chief' | 'mediator',
    theCase: CaseView,
    to: string,
  ): Promise<number> =>
    desk.cases
      .step(login, theCase.id, { noun: 'assignment', body: { handlerUserId: to, note: '请跟进' } })
      .then(({ status }) => status);

  it('is laid before the head by whoever came, while nobody handles it', async () => {
    const { users } = desk.world;
    const theCase = await desk.cases.register();
    expect(await assign('colleague', theCase, users.officer)).toBe(403);
    expect(await assign('mediator', theCase, users.chief)).toBe(404);
    expect(await assign('colleague', theCase, users.chief)).toBe(200);
    expect(lineOf(await desk.mine('chief'), theCase.id)).toMatchObject({ handler: { userId: users.chief } });
    expect(await toldOf('chief', theCase.id)).toContain('assigned_to_you');
    expect(await assign('colleague', theCase, users.chief)).toBe(403);
  });

  it('is whoever took it’s to do, until they or the head give it to a colleague', async () => {
    const { users } = desk.world;
    const theCase = await desk.cases.register();
    await desk.cases.step('officer', theCase.id, { noun: 'taking' });
    expect(lineOf(await desk.mine('officer'), theCase.id)).toMatchObject({
      handler: { userId: users.officer },
    });
    expect(lineOf(await desk.mine('colleague'), theCase.id)).toBeUndefined();

    expect(await assign('colleague', theCase, users.colleague)).toBe(403);
    expect(await assign('mediator', theCase, users.colleague)).toBe(404);
    expect(await assign('officer', theCase, users.mediator)).toBe(422);
    expect(await assign('officer', theCase, users.colleague)).toBe(200);
    expect(lineOf(await desk.mine('colleague', '&kind=resolve'), theCase.id)).toBeDefined();
    expect(await toldOf('colleague', theCase.id)).toContain('assigned_to_you');
    expect(await assign('chief', theCase, users.officer)).toBe(200);
    expect(lineOf(await desk.mine('colleague'), theCase.id)).toBeUndefined();
  });
});
