import { randomUUID } from 'node:crypto';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { PROMPT_SENDER_JOB } from '../../../modules/referrals/services/follow-clocks.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { ReferralDesk } from './desk.js';

const DUTY = { person: '值班员', phone: '19900000077', hours: '00:00-24:00' };
const CALL = { channel: 'phone', reached: true, note: '值班员答复下班前签收' };

let product: TestProduct;
let world: World;
let desk: ReferralDesk;

beforeAll(async () => {
  product = await startTestProduct();
  await product.beginAt('2027-02-28T09:00+08:00');
  world = await product.seedWorld();
  await product.sql.query('update agency set duty = $2 where id = $1', [world.agencies.community, DUTY]);
  desk = new ReferralDesk(product, world);
});
afterAll(() => product.close());

const chase = (as: Login, id: string, body: object = CALL) =>
  product.as(as).post<ReferralView & { code: string }>(`/referrals/${id}/chases`, body);

describe('a referral that nobody opens', () => {
  it('is told to the sender at half of its time, in every lane, once, with a number to call', async () => {
    await product.goTo('2027-03-01T09:00');
    const sent = [await desk.sent('simple'), await desk.sent('full')];
    await product.goTo('2027-03-01T13:14');
    for (const { id } of sent) expect(await desk.toldTo('officer', id)).toEqual([]);

    await product.goTo('2027-03-01T13:16');
    await product.goTo('2027-03-01T13:40');

    for (const { id } of sent) {
      expect(await desk.toldTo('officer', id)).toEqual(['call_recipient']);
      expect(await desk.toldTo('colleague', id)).toEqual(['call_recipient']);
      expect(await desk.toldTo('other-officer', id)).toEqual([]);
      expect((await desk.show('officer', id)).recipientDuty).toEqual({ ...DUTY, isOnCall: true });
      const [breaches] = (
        await product.sql.query<{ n: number }>('select count(*)::int as n from breach where case_id = $1', [
          sent[0]?.caseId,
        ])
      ).rows;
      expect(breaches?.n).toBe(0);
    }
    const { rows } = await product.sql.query<{ urgency: string }>(
      `select distinct urgency from notice where code = 'call_recipient'`,
    );
    expect(rows).toEqual([{ urgency: 'normal' }]);
  });

  it('that somebody has seen, or asked about, or accepted, is left alone', async () => {
    await product.goTo('2027-03-02T09:00');
    const [seen, asked, accepted] = [
      await desk.sent('full'),
      await desk.sent('full'),
      await desk.sent('full'),
    ];
    await desk.step('committee-intake', seen.id, 'acknowledgement');
    await desk.step('committee-intake', asked.id, 'information-request', { question: '请补充对方住址' });
    await desk.step('committee-intake', accepted.id, 'acceptance');

    await product.goTo('2027-03-02T15:00');

    for (const { id } of [seen, asked, accepted]) {
      expect(await desk.toldTo('officer', id)).not.toContain('call_recipient');
    }
  });

  it('tells of it once though its job is delivered twice', async () => {
    await product.goTo('2027-03-03T09:00');
    const { id } = await desk.sent('simple');
    await product.goTo('2027-03-03T14:00');
    const eventsOf = async (type: string, key: string): Promise<string[]> => {
      const { rows } = await product.sql.query<{ id: string }>(
        `select id from domain_event where type = $1 and coalesce(payload->>$2, subject_id::text) = $3`,
        [type, key, id],
      );
      return rows.map((row) => row.id);
    };
    const [eventId, ...others] = await eventsOf('clock.prompted', 'clockSubjectId');
    expect(others).toEqual([]);
    const before = await eventsOf('referral.left_unopened', 'none');
    expect(before).toHaveLength(1);

    const job = product.get(JobRegistry).get(PROMPT_SENDER_JOB);
    const run = { id: randomUUID(), attempt: 1 };
    await job.handle({ eventId }, run);
    await job.handle({ eventId }, { ...run, attempt: 2 });

    expect(await eventsOf('referral.left_unopened', 'none')).toHaveLength(before.length + 1);
  });

  it('in red is told after half an hour of real time, by night too', async () => {
    await product.goTo('2027-03-03T23:00');
    const { id } = await desk.sent('full', { risk: 'red' });
    await product.goTo('2027-03-03T23:29');
    expect(await desk.toldTo('officer', id)).not.toContain('call_recipient');
    await product.goTo('2027-03-03T23:31');
    expect(await desk.toldTo('officer', id)).toContain('call_recipient');
  });
});

describe('a chase', () => {
  it('is counted and dated for both sides and the centre, its note for nobody but those who wrote it', async () => {
    const { id, caseId } = await desk.sent('simple');
    expect((await chase('officer', id)).body.chases).toMatchObject({
      count: 1,
      last: { channel: 'phone', reached: true, note: CALL.note, by: '陈警官' },
    });
    const byCentre = await chase('coordinator', id, { channel: 'visit', reached: false, note: '窗口无人' });
    expect(byCentre.body.chases.items.map(({ note }) => note)).toEqual([null, '窗口无人']);

    const notes = async (as: Login): Promise<(string | null)[]> =>
      (await desk.show(as, id)).chases.items.map(({ note }) => note);
    expect(await notes('officer')).toEqual([CALL.note, null]);
    expect(await notes('committee-intake')).toEqual([null, null]);
    expect((await desk.show('committee-intake', id)).chases).toMatchObject({
      count: 2,
      last: { channel: 'visit', reached: false },
    });
    const timeline = await product.sql.query<{ payload: object }>(
      `select payload from domain_event where stream_id = $1 and type = 'referral.chased' order by seq`,
      [caseId],
    );
    expect(timeline.rows.map(({ payload }) => payload)).toMatchObject([{ count: 1 }, { count: 2 }]);
    const audit = await product.sql.query<{ detail: object }>(
      `select detail from audit_row where action = 'referral.chased' and subject_id = $1`,
      [id],
    );
    expect(audit.rows).toHaveLength(2);
    expect(JSON.stringify([timeline.rows, audit.rows])).not.toContain('值班员答复');
  });

  it('that reached nobody is told to the head of the recipient, one that did is not', async () => {
    const { id } = await desk.sent('simple');
    await chase('officer', id);
    await product.drain();
    expect(await desk.toldTo('committee-head', id)).toEqual([]);
    await chase('officer', id, { channel: 'phone', reached: false });
    await product.drain();
    expect(await desk.toldTo('committee-head', id)).toEqual(['chased']);
  });

  it('is not the recipient’s to record, nor a stranger’s, nor anybody’s once it has ended', async () => {
    const { id } = await desk.sent('simple');
    expect(await chase('committee-intake', id)).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    expect(await chase('labor-intake', id)).toMatchObject({
      status: 404,
      body: { code: 'referral_not_found' },
    });
    await desk.step('officer', id, 'recall', { reason: 'settled_meanwhile', note: '双方已和好' });
    expect(await chase('officer', id)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect((await desk.show('officer', id)).recipientDuty).toBeNull();
  });

  it('is by one of three ways', async () => {
    const { id } = await desk.sent('simple');
    expect((await chase('officer', id, { channel: 'telegram', reached: true })).status).toBe(400);
    expect((await chase('officer', id, { channel: 'phone' })).status).toBe(400);
  });

  it('the number to call is for those who may chase', async () => {
    const { id } = await desk.sent('simple');
    expect((await desk.show('coordinator', id)).recipientDuty).toMatchObject({ phone: DUTY.phone });
    expect((await desk.show('committee-intake', id)).recipientDuty).toBeNull();
  });

  it('the number of the sender is for those who work on it, until it has ended', async () => {
    const { id } = await desk.sent('simple');
    expect((await desk.show('committee-intake', id)).senderDuty).toMatchObject({ person: '值班室' });
    expect((await desk.show('officer', id)).senderDuty).toBeNull();
    await desk.step('officer', id, 'recall', { reason: 'settled_meanwhile', note: '双方已和好' });
    expect((await desk.show('committee-intake', id)).senderDuty).toBeNull();
  });
});
