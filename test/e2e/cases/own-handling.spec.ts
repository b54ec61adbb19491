import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { WorkRecordPageView, WorkRecordView } from '../../../modules/cases/work/work-record.view.js';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, clockNames, DAY_MS, HOUR_MS, PAIR } from './desk.js';
import { type Problem, ReferralLine } from './referral-line.js';

const CALL = { channel: 'phone', result: 'reached', role: 'applicant' } as const;
const NOTE = { text: '已看过现场，双方约定周五当面商量' };
const NOT_THERE = { status: 404, body: { code: 'case_not_found' } };
/** Three working days of a station that never closes. */
const FIRST_CONTACT_MS = 3 * DAY_MS;
const UPDATE_MS = 5 * DAY_MS;

describe('a case that its custodian handles itself', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
    line = new ReferralLine(product, world);
  });
  afterAll(() => product.close());

  let callers = 0;
  /** Two people who never called before, for who calls again is a risk. */
  const strangers = (): object[] =>
    PAIR.map((party) => ({ ...party, phone: `199${String(10_000_000 + (callers += 1))}` }));

  async function registered(extra: object = {}): Promise<CaseView> {
    const occurredAt = (await product.now()).toISOString();
    return desk.register({ lane: 'full', typeCode: '0202', occurredAt, parties: strangers(), ...extra });
  }

  async function take(caseId: string, as: Login = 'officer'): Promise<CaseView> {
    const answer = await desk.step(as, caseId, { noun: 'taking' });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  const taken = async (extra: object = {}): Promise<CaseView> => take((await registered(extra)).id);

  const contact = <Body = WorkRecordView>(
    caseId: string,
    body: object = CALL,
    as: Login = 'officer',
  ): Promise<Answer<Body>> => product.as(as).post<Body>(`/cases/${caseId}/contacts`, body);

  const progress = <Body = WorkRecordView>(caseId: string, as: Login = 'officer'): Promise<Answer<Body>> =>
    product.as(as).post<Body>(`/cases/${caseId}/progress-notes`, NOTE);

  const records = (caseId: string, as: Login = 'officer', query = ''): Promise<Answer<WorkRecordPageView>> =>
    product.as(as).get<WorkRecordPageView>(`/cases/${caseId}/work-records${query}`);

  const dueOf = (theCase: CaseView, name: string): number =>
    Date.parse(theCase.clocks.find((clock) => clock.name === name)?.deadlineAt ?? '');

  const breaches = async (caseId: string): Promise<string[]> =>
    (
      await product.sql.query<{ name: string }>(
        `select name from breach where case_id = $1 and kind = 'breach' order by name`,
        [caseId],
      )
    ).rows.map(({ name }) => name);

  const escalated = async (caseId: string): Promise<string[]> =>
    (
      await product.sql.query<{ step: string }>(
        `select e.level || ' ' || c.name || ' ' || e.role as step from escalation e join clock c on c.id = e.clock_id
         where c.subject_id = $1 order by 1`,
        [caseId],
      )
    ).rows.map(({ step }) => step);

  describe('owes, once it is taken,', () => {
    it('a first contact and word of how things go, charged to the custodian and to who took it', async () => {
      const theCase = await taken();
      expect(theCase.takenAt).not.toBeNull();
      expect(clockNames(theCase)).toEqual(['first_contact', 'resolve', 'update']);
      const { rows } = await product.sql.query(
        `select c.name, c.owner_agency_id = $2 as "isStation", u.login from clock c join app_user u on u.id = c.owner_user_id
         where c.subject_id = $1 and c.state = 'running' order by 1`,
        [theCase.id, world.agencies.station],
      );
      expect(rows).toEqual(
        ['first_contact', 'resolve', 'update'].map((name) => ({ name, isStation: true, login: 'officer' })),
      );
      const tasks = await product
        .as('officer')
        .get<{ items: { subjectId: string; words: string }[] }>('/me/tasks?limit=200&kind=update');
      expect(tasks.body.items).toContainEqual(
        expect.objectContaining({ subjectId: theCase.id, words: '记录办案进展' }),
      );
    });

    it('neither in the simple lane, until it becomes heavier', async () => {
      const light = await taken({ lane: 'simple' });
      expect(clockNames(light)).toEqual(['resolve']);
      const up = await desk.step('officer', light.id, {
        noun: 'lane',
        body: { lane: 'full', reason: '多方' },
      });
      expect(clockNames(up.body)).toEqual(['first_contact', 'resolve', 'update']);
    });

    it('not a second first contact when it becomes heavier after one', async () => {
      const light = await taken({ lane: 'simple' });
      expect((await contact(light.id)).status).toBe(201);
      const red = await desk.step('officer', light.id, {
        noun: 'risk',
        body: { level: 'red', reason: '扬言报复' },
      });
      expect(clockNames(red.body)).toEqual(['resolve', 'safety_response', 'update']);
    });

    it('nothing where it is only being looked at, or was sent on without being taken', async () => {
      const looked = await registered();
      await desk.step('officer', looked.id, { noun: 'triage' });
      expect((await desk.show(looked.id)).takenAt).toBeNull();
      expect(clockNames(await desk.show(looked.id))).toEqual(['resolve', 'routing']);
      const sent = await registered();
      await line.send(sent.id);
      expect(clockNames(await desk.show(sent.id))).toEqual(['resolve']);
    });
  });

  describe('in time and late', () => {
    it('a contact in time ends the first contact and begins the next word anew; nothing is late', async () => {
      const theCase = await taken();
      await product.moveClock(FIRST_CONTACT_MS - HOUR_MS);
      const answer = await contact(theCase.id, { ...CALL, note: '约定周四下午面谈' });
      expect(answer).toMatchObject({
        status: 201,
        body: {
          kind: 'contact',
          channel: 'phone',
          result: 'reached',
          partyRole: 'applicant',
          partyId: theCase.parties[0]?.id,
          note: '约定周四下午面谈',
          agency: { id: world.agencies.station },
          recordedBy: '陈警官',
          cycle: 1,
        },
      });
      const after = await desk.show(theCase.id);
      expect(clockNames(after)).toEqual(['resolve', 'update']);
      expect(dueOf(after, 'update') - dueOf(theCase, 'update')).toBeGreaterThanOrEqual(
        FIRST_CONTACT_MS - HOUR_MS,
      );
      await product.moveClock(UPDATE_MS - HOUR_MS);
      expect(await breaches(theCase.id)).toEqual([]);
      expect(await escalated(theCase.id)).toEqual([]);
      const [told] = (await desk.timeline(theCase.id)).filter(({ type }) => type === 'case.contacted');
      expect(told?.payload).toMatchObject({ channel: 'phone', result: 'reached', partyRole: 'applicant' });
      expect(JSON.stringify(told)).not.toContain('面谈');
      expect(await desk.audited('case.contacted', theCase.id)).toHaveLength(1);
    });

    it('nobody reached in time is a breach that climbs, and a late contact is taken all the same', async () => {
      const theCase = await taken();
      await product.moveClock(FIRST_CONTACT_MS + HOUR_MS / 2);
      expect(await breaches(theCase.id)).toEqual(['first_contact']);
      expect(await escalated(theCase.id)).toEqual(['1 first_contact owner_head']);
      await product.moveClock(4 * HOUR_MS);
      expect(await escalated(theCase.id)).toEqual([
        '1 first_contact owner_head',
        '2 first_contact coordinator',
      ]);
      expect((await contact(theCase.id)).status).toBe(201);
      await product.moveClock(2 * DAY_MS);
      expect(await escalated(theCase.id)).toHaveLength(2);
      expect(await breaches(theCase.id)).toEqual(['first_contact']);
    });

    it('red has two hours by day and night, and no grace', async () => {
      const red = await taken({ risk: 'red' });
      expect(dueOf(red, 'first_contact') - Date.parse(red.takenAt ?? '')).toBe(2 * HOUR_MS);
      await product.moveClock(2 * HOUR_MS + 1000);
      expect(await breaches(red.id)).toContain('first_contact');
      expect(await escalated(red.id)).toContain('1 first_contact owner_head');
    });

    it('a progress note begins the next word anew; silence is late', async () => {
      const [spoken, silent] = [await taken(), await taken()];
      for (const { id } of [spoken, silent]) await contact(id);
      await product.moveClock(UPDATE_MS - HOUR_MS);
      expect(await progress(spoken.id)).toMatchObject({
        status: 201,
        body: { kind: 'progress', note: NOTE.text, channel: null, result: null, partyRole: null },
      });
      await product.moveClock(2 * HOUR_MS);
      expect(await breaches(spoken.id)).toEqual([]);
      expect(await breaches(silent.id)).toEqual(['update']);
      const [told] = (await desk.timeline(spoken.id)).filter(({ type }) => type === 'case.progress_noted');
      expect(JSON.stringify(told)).not.toContain(NOTE.text);
    });

    it('an attempt is a contact, of somebody who is not on record yet as well', async () => {
      const theCase = await taken();
      const answer = await contact(theCase.id, { channel: 'visit', result: 'not_reached', role: 'witness' });
      expect(answer).toMatchObject({
        status: 201,
        body: { partyId: null, partyRole: 'witness', note: null },
      });
      expect(clockNames(await desk.show(theCase.id))).toEqual(['resolve', 'update']);
    });
  });

  describe('may be recorded', () => {
    it('by a colleague too, once for a key, and costs nobody the version they read', async () => {
      const theCase = await taken();
      const key = randomUUID();
      const send = (): Promise<Answer<WorkRecordView>> =>
        product.as('colleague').post<WorkRecordView>(`/cases/${theCase.id}/contacts`, CALL, { key });
      const [first, again] = [await send(), await send()];
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expect((await records(theCase.id)).body.items).toHaveLength(1);
      expect((await desk.show(theCase.id)).version).toBe(theCase.version);
    });

    it.each<readonly [Login, object]>([
      ['other-officer', NOT_THERE],
      ['mediator', NOT_THERE],
      ['coordinator', { status: 403, body: { code: 'case_not_your_step' } }],
      ['supervisor', { status: 403, body: { code: 'permission_missing' } }],
      ['auditor', { status: 403, body: { code: 'permission_missing' } }],
    ])('and not by %s', async (login, refusal) => {
      const theCase = await taken();
      expect(await contact(theCase.id, CALL, login)).toMatchObject(refusal);
      expect(await progress(theCase.id, login)).toMatchObject(refusal);
      expect((await records(theCase.id)).body.items).toEqual([]);
      expect(clockNames(await desk.show(theCase.id))).toContain('first_contact');
    });

    it('not before it is taken, nor after it is closed', async () => {
      const { id } = await registered();
      expect(await contact<Problem>(id)).toMatchObject({ status: 409, body: { code: 'case_not_handled' } });
      const closed = await desk.closed();
      expect(await progress<Problem>(closed.id)).toMatchObject({
        status: 409,
        body: { code: 'case_closed' },
      });
    });

    it('not in words nobody understands', async () => {
      const third = { role: 'respondent', name: '孙丙', phone: '19900000003' };
      const theCase = await taken({ parties: [...strangers(), third] });
      const tomorrow = new Date((await product.now()).getTime() + DAY_MS).toISOString();
      const refused: readonly (readonly [object, number, string])[] = [
        [{ ...CALL, contactedAt: tomorrow }, 400, 'invalid_input'],
        [{ ...CALL, channel: 'desk' }, 400, 'invalid_input'],
        [{ channel: 'phone', result: 'reached' }, 400, 'invalid_input'],
        [{ ...CALL, role: 'respondent' }, 422, 'party_ambiguous'],
        [{ ...CALL, partyId: theCase.id }, 404, 'party_not_found'],
      ];
      for (const [body, status, code] of refused) {
        expect(await contact<Problem>(theCase.id, body)).toMatchObject({ status, body: { code } });
      }
      const named = await contact(theCase.id, { ...CALL, role: undefined, partyId: theCase.parties[2]?.id });
      expect(named).toMatchObject({ status: 201, body: { partyRole: 'respondent' } });
    });
  });

  describe('is read', () => {
    it('page by page by whoever sees the case, every sight on record, and by nobody else', async () => {
      const theCase = await taken();
      await contact(theCase.id);
      await progress(theCase.id);
      const first = await records(theCase.id, 'supervisor', '?limit=1');
      expect(first.body.items.map(({ kind }) => kind)).toEqual(['contact']);
      const next = await records(theCase.id, 'supervisor', `?limit=1&cursor=${first.body.nextCursor}`);
      expect(next.body).toMatchObject({ items: [{ kind: 'progress' }], nextCursor: null });
      const seen = (await desk.audited('case.seen', theCase.id)).filter(
        ({ detail }) => detail['part'] === 'work',
      );
      expect(seen).toHaveLength(2);
      expect(await records(theCase.id, 'other-officer')).toMatchObject(NOT_THERE);
      expect((await records(theCase.id, 'officer', '?cursor=WyJ4Il0')).status).toBe(400);
    });
  });

  describe('ends', () => {
    it('when another agency accepts it, which neither reads nor writes this, and not before', async () => {
      const theCase = await taken();
      await contact(theCase.id, { ...CALL, note: '情绪激动' });
      const sent = await line.send(theCase.id);
      expect(clockNames(await desk.show(theCase.id))).toContain('update');
      expect((await progress(theCase.id)).status).toBe(201);
      await line.step('committee-intake', sent.body.id, { noun: 'acceptance' });
      const held = await desk.show(theCase.id);
      expect(held.takenAt).toBeNull();
      expect(clockNames(held)).toEqual(['resolve']);
      for (const login of ['mediator', 'committee-head'] as const) {
        expect(await records(theCase.id, login)).toMatchObject(NOT_THERE);
        expect(await contact(theCase.id, CALL, login)).toMatchObject(NOT_THERE);
      }
      expect(await contact<Problem>(theCase.id)).toMatchObject({
        status: 403,
        body: { code: 'case_not_your_step' },
      });
      expect((await records(theCase.id)).body.items).toHaveLength(2);
    });

    it('when it goes back to triage; taken again, it owes a contact of its own', async () => {
      const theCase = await taken();
      await contact(theCase.id);
      const sent = await line.send(theCase.id);
      const recall = { noun: 'recall', body: { reason: 'sent_in_error', note: '改由本所办理' } };
      expect((await line.step('officer', sent.body.id, recall)).status).toBe(200);
      const back = await desk.show(theCase.id);
      expect(back).toMatchObject({ state: 'triage', takenAt: null });
      expect(clockNames(back)).toEqual(['resolve', 'routing']);
      expect(clockNames(await take(theCase.id, 'colleague'))).toEqual(['first_contact', 'resolve', 'update']);
    });

    it('with the close; reopened, it begins with the next one to take it', async () => {
      const theCase = await taken();
      await contact(theCase.id);
      const closing = { noun: 'closure', body: { outcome: 'self_settled' } };
      const closed = await desk.step('officer', theCase.id, closing);
      expect(closed.body.takenAt).toBeNull();
      expect(clockNames(closed.body)).toEqual(['follow_up', 'follow_up']);
      const again = await desk.step('officer', theCase.id, {
        noun: 'reopening',
        body: { reason: '对方未按约停工', askedBy: 'agency' },
      });
      expect(clockNames(again.body)).toEqual(['resolve', 'routing']);
      expect(clockNames(await take(theCase.id))).toEqual(['first_contact', 'resolve', 'update']);
      await contact(theCase.id);
      expect((await records(theCase.id)).body.items.map(({ cycle }) => cycle)).toEqual([1, 2]);
    });

    it('not with a stop by the law: whoever handles it goes on', async () => {
      const theCase = await taken();
      const stop = { noun: 'legal-stop', body: { reason: '发现犯罪线索', pathKinds: ['criminal'] } };
      const stopped = await desk.step('chief', theCase.id, stop);
      expect(clockNames(stopped.body)).toEqual(expect.arrayContaining(['first_contact', 'update']));
      expect((await contact(theCase.id)).status).toBe(201);
    });
  });

  describe('after a party withdrew consent', () => {
    it('owes the report alone: a contact may be recorded and no word of it, until consent is back', async () => {
      const theCase = await taken();
      const partyId = theCase.parties[0]?.id;
      const body = { partyId, reason: '当事人要求终止', manner: 'telephone' };
      const withdrawn = await desk.step('officer', theCase.id, { noun: 'consent-withdrawal', body });
      expect(clockNames(withdrawn.body)).toEqual(['resolve', 'withdrawal_report']);
      const refusal = { status: 422, body: { code: 'consent_withdrawn' } };
      expect(await progress<Problem>(theCase.id)).toMatchObject(refusal);
      expect(await contact<Problem>(theCase.id, { ...CALL, note: '说了什么' })).toMatchObject(refusal);
      expect((await contact(theCase.id, { ...CALL, role: 'respondent' })).status).toBe(201);
      const up = await desk.step('officer', theCase.id, {
        noun: 'risk',
        body: { level: 'orange', reason: '升级' },
      });
      expect(clockNames(up.body)).not.toContain('update');
      const consent = { partyIds: [partyId], purpose: 'mediation', decision: 'given', manner: 'on_camera' };
      expect((await product.as('officer').post(`/cases/${theCase.id}/consents`, consent)).status).toBe(201);
      expect(clockNames(await desk.show(theCase.id))).toEqual(['resolve', 'update']);
      expect((await progress(theCase.id)).status).toBe(201);
    });
  });

  describe('merged into another', () => {
    it('takes its records along, and a contact of the same agency counts there', async () => {
      const parties = strangers();
      const from = await taken({ parties });
      const first = await contact(from.id, { ...CALL, note: '约定周四下午面谈' });
      const into = await taken({ parties });
      await product.moveClock(HOUR_MS);
      const late = await contact(from.id, { ...CALL, result: 'not_reached' });
      expect([first.status, late.status]).toEqual([201, 201]);
      const merged = await desk.step('officer', from.id, {
        noun: 'merge',
        body: { intoCaseId: into.id, reason: '同一纠纷' },
      });
      expect(clockNames(merged.body)).toEqual(['resolve', 'update']);
      const { items } = (await records(into.id)).body;
      expect(items.map(({ note, result }) => [note, result])).toEqual([
        ['约定周四下午面谈', 'reached'],
        [null, 'not_reached'],
      ]);
      expect(items[0]?.partyId).toBe(into.parties[0]?.id);
      const { rows } = await product.sql.query(
        `select 1 from clock where subject_id = $1 and state in ('running', 'paused')`,
        [from.id],
      );
      expect(rows).toEqual([]);
    });

    it('does not count what was done before the survivor was taken', async () => {
      const from = await taken();
      await contact(from.id);
      const into = await taken();
      const merged = await desk.step('officer', from.id, {
        noun: 'merge',
        body: { intoCaseId: into.id, reason: '同一纠纷' },
      });
      expect(clockNames(merged.body)).toEqual(['first_contact', 'resolve', 'update']);
    });
  });
});
