import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { CaseDesk, clockNames, DAY_MS, PAIR } from '../cases/desk.js';

const FULL = { lane: 'full' } as const;
const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
const REASON = '同一楼道同两户因漏水引起';

describe('merging cases over HTTP', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  const merge = (
    fromId: string,
    intoCaseId: string,
    as: Parameters<CaseDesk['step']>[0] = 'coordinator',
  ): Promise<Answer<CaseView & { code?: string; mergedInto?: string }>> =>
    desk.step(as, fromId, { noun: 'merge', body: { intoCaseId, reason: REASON } });

  async function send(caseId: string, parts: object = {}): Promise<ReferralView> {
    const { status, body } = await product.as('officer').post<ReferralView>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: world.agencies.community,
      request: '请组织双方调解',
      choice: { code: 'nearer' },
      ...parts,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  async function take(
    login: string,
    read: ReferralView,
    noun: string,
    body: object = {},
  ): Promise<ReferralView> {
    const path = `/referrals/${read.id}/${noun}`;
    const answer = await product.as(login).post<ReferralView>(path, body, { version: read.version });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  const show = async (id: string): Promise<ReferralView> =>
    (await product.as('coordinator').get<ReferralView>(`/referrals/${id}`)).body;

  async function inProgress(caseId: string, parts: object = {}): Promise<ReferralView> {
    const accepted = await take('committee-intake', await send(caseId, parts), 'acceptance');
    return take('mediator', accepted, 'contact', CONTACT);
  }

  it('goes on as the case that is named, with the work where it stood, and the old number leads there', async () => {
    const old = await desk.register({ ...FULL, parties: [PAIR[0]] });
    const working = await inProgress(old.id);
    const helper = await send(old.id, { mode: 'co_handle', recipientAgencyId: world.agencies.labor });
    await product.moveClock(DAY_MS);
    const survivor = await desk.register({ ...FULL, parties: [PAIR[1]] });

    const merged = await merge(old.id, survivor.id);
    expect(merged).toMatchObject({
      status: 200,
      body: { id: survivor.id, state: 'handling', registeredAt: old.registeredAt },
    });
    expect(merged.body.parties.map(({ name }) => name)).toEqual(['王某', '刘某']);
    const moved = await show((await show(working.id)).supersededBy ?? '');
    expect(moved).toMatchObject({ caseId: survivor.id, state: 'in_progress', mode: 'refer' });
    expect(await show((await show(helper.id)).supersededBy ?? '')).toMatchObject({
      caseId: survivor.id,
      state: 'queued',
      mode: 'co_handle',
    });

    expect(await product.as('officer').get(`/cases/${old.id}`)).toMatchObject({
      status: 308,
      headers: { location: `/api/v1/cases/${survivor.id}` },
    });
    const refused = { status: 409, body: { code: 'case_merged', mergedInto: survivor.id } };
    const body = { recipientAgencyId: world.agencies.community, request: '请组织双方调解' };
    expect(await product.as('officer').post(`/cases/${old.id}/referrals`, body)).toMatchObject(refused);
    expect(await desk.step('officer', old.id, { noun: 'triage' })).toMatchObject(refused);
    const note = await product.as('officer').post(`/referrals/${working.id}/notes`, { text: '备忘' });
    expect(note).toMatchObject(refused);
  });

  it('leaves no case behind when its last primary referral moves alone', async () => {
    const old = await desk.register(FULL);
    const sent = await send(old.id);
    const draft = await send(old.id, { purpose: 'counselling', keepAsDraft: true, choice: undefined });
    const survivor = await desk.register(FULL);
    const moved = await product
      .as('coordinator')
      .post(`/referrals/${sent.id}/merge`, { survivingCaseId: survivor.id }, { version: sent.version });
    expect(moved).toMatchObject({ status: 200, body: { state: 'superseded' } });
    expect((await product.as('officer').get(`/cases/${old.id}`)).status).toBe(308);
    expect(await show(draft.id)).toMatchObject({ caseId: survivor.id, state: 'draft' });
    expect((await desk.show(survivor.id)).state).toBe('handling');
  });

  it('keeps one referral of two to the same agency for the same purpose, as far as either had come', async () => {
    const old = await desk.register(FULL);
    const working = await inProgress(old.id);
    const survivor = await desk.register(FULL);
    const waiting = await send(survivor.id);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    expect((await show(working.id)).supersededBy).toBe(waiting.id);
    expect((await show(waiting.id)).state).toBe('in_progress');
    expect((await desk.show(survivor.id)).custodianAgency.id).toBe(world.agencies.community);
  });

  it('confirms what was reported before it merges', async () => {
    const old = await desk.register(FULL);
    const outcome = { outcome: 'oral_agreement', summary: '双方和解' };
    const reported = await take('mediator', await inProgress(old.id), 'outcome', outcome);
    const survivor = await desk.register(FULL);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    expect(await show(reported.id)).toMatchObject({ state: 'closed', outcome: 'oral_agreement' });
    expect((await desk.show(survivor.id)).state).toBe('registered');
    expect(clockNames(await desk.show(survivor.id))).toContain('routing');
  });

  const restOf = async (id: string): Promise<ReferralView> => {
    const { rows } = await product.sql.query<{ id: string }>('select id from referral where rest_of = $1', [
      id,
    ]);
    return show(rows[0]?.id ?? '');
  };

  it('takes along what was prepared and what was left over, also when it confirms the rest of the case', async () => {
    const old = await desk.register(FULL);
    const scope = [
      { key: 'leak', text: '漏水修复' },
      { key: 'repair', text: '赔偿装修' },
    ];
    const sent = await send(old.id, { scope });
    const accepted = await take('committee-intake', sent, 'partial-acceptance', { claims: ['leak'] });
    const contacted = await take('mediator', accepted, 'contact', CONTACT);
    await take('mediator', contacted, 'outcome', { outcome: 'oral_agreement', summary: '双方和解' });
    const rest = await restOf(sent.id);
    const draft = await send(old.id, { purpose: 'counselling', keepAsDraft: true, choice: undefined });
    const survivor = await desk.register(FULL);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    expect((await show(sent.id)).state).toBe('closed');
    for (const { id } of [rest, draft])
      expect(await show(id)).toMatchObject({ caseId: survivor.id, state: 'draft' });
    const closing = { noun: 'closure', body: { outcome: 'self_settled' } };
    expect(await desk.step('officer', survivor.id, closing)).toMatchObject({
      status: 422,
      body: { code: 'rest_unsent', referrals: [{ id: rest.id, agencyId: world.agencies.station }] },
    });
  });

  it('takes a draft along although the confirmation ends its case', async () => {
    const old = await desk.register(FULL);
    const outcome = { outcome: 'oral_agreement', summary: '双方和解' };
    await take('mediator', await inProgress(old.id), 'outcome', outcome);
    const draft = await send(old.id, { purpose: 'counselling', keepAsDraft: true, choice: undefined });
    const survivor = await desk.register(FULL);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    expect(await show(draft.id)).toMatchObject({ caseId: survivor.id, state: 'draft' });
  });

  it('moves what was delegated with what it is a part of', async () => {
    const old = await desk.register(FULL);
    const working = await inProgress(old.id);
    await product.sql.query(`update agency set parent_id = $1 where id = $2`, [
      world.agencies.community,
      world.agencies['womens-federation'],
    ]);
    const { rows } = await product.sql.query<{ now: Date }>('select accord_now() as now');
    await take('committee-head', working, 'delegation', {
      recipientAgencyId: world.agencies['womens-federation'],
      request: '入户了解情况',
      dueAt: new Date((rows[0]?.now.getTime() ?? 0) + 3_600_000).toISOString(),
    });
    const survivor = await desk.register(FULL);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    const parentId = (await show(working.id)).supersededBy ?? '';
    const { rows: parts } = await product.sql.query<{ caseId: string }>(
      `select case_id as "caseId" from referral where part_of = $1 and state = 'queued'`,
      [parentId],
    );
    expect(parts).toEqual([{ caseId: survivor.id }]);
  });

  it('moves what was left over of a delegated part with the whole', async () => {
    const old = await desk.register(FULL);
    const scope = [
      { key: 'leak', text: '漏水修复' },
      { key: 'repair', text: '赔偿装修' },
    ];
    const working = await inProgress(old.id, { scope });
    await product.sql.query(`update agency set parent_id = $1 where id = $2`, [
      world.agencies.community,
      world.agencies['womens-federation'],
    ]);
    await take('committee-head', working, 'delegation', {
      recipientAgencyId: world.agencies['womens-federation'],
      request: '入户了解情况',
      dueAt: new Date((await product.now()).getTime() + 3_600_000).toISOString(),
    });
    const { rows: parts } = await product.sql.query<{ id: string }>(
      'select id from referral where part_of = $1',
      [working.id],
    );
    const part = await show(parts[0]?.id ?? '');
    await take('womens-intake', part, 'partial-acceptance', { claims: ['leak'] });
    const rest = await restOf(part.id);
    const survivor = await desk.register(FULL);
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    const parentId = (await show(working.id)).supersededBy;
    expect(await show(rest.id)).toMatchObject({ caseId: survivor.id, state: 'draft', partOf: parentId });
  });

  it('knows a person by document, or by telephone and name, and two people of one name apart', async () => {
    const [phone, other] = ['19900000011', '19900000012'];
    const old = await desk.register({
      ...FULL,
      parties: [
        { role: 'applicant', name: '张某', phone, address: '浣花路1号' },
        { role: 'respondent', name: '张某' },
        { role: 'other', name: '张某妻', phone },
      ],
    });
    const survivor = await desk.register({
      ...FULL,
      parties: [
        { role: 'applicant', name: '张某', phone },
        { role: 'respondent', name: '李某', phone: other },
      ],
    });
    const applicant = survivor.parties[0]?.id;
    expect((await merge(old.id, survivor.id)).status).toBe(200);
    const { rows } = await product.sql.query<{ id: string; address: boolean }>(
      'select id, address_sealed is not null as address from party where case_id = $1 order by position',
      [survivor.id],
    );
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual({ id: applicant, address: true });
  });

  it('carries consents over, and never over a later refusal', async () => {
    const parties = [{ role: 'applicant', name: '赵某', phone: '19900000021' }];
    const old = await desk.register({ ...FULL, parties });
    const consent = { purpose: 'sharing', manner: 'on_camera', evidence: '执法记录仪 20260301-07' };
    const say = (caseId: string, partyId: string | undefined, decision: string): Promise<Answer> =>
      product.as('officer').post(`/cases/${caseId}/consents`, { ...consent, partyIds: [partyId], decision });
    const partyOf = (view: CaseView): string | undefined => view.parties[0]?.id;
    expect((await say(old.id, partyOf(old), 'given')).status).toBe(201);
    const silent = await desk.register({ ...FULL, parties });
    const elsewhere = await desk.register({ ...FULL, parties });
    await product.moveClock(1000);
    await say(elsewhere.id, partyOf(elsewhere), 'refused');
    const latest = async (caseId: string): Promise<string | undefined> => {
      const { rows } = await product.sql.query<{ decision: string }>(
        'select decision from party_consent where case_id = $1 order by seq desc limit 1',
        [caseId],
      );
      return rows[0]?.decision;
    };
    await merge(old.id, silent.id);
    expect(await latest(silent.id)).toBe('given');
    await merge(silent.id, elsewhere.id);
    expect(await latest(elsewhere.id)).toBe('refused');
  });

  it('carries files over with who brought them', async () => {
    const old = await desk.register(FULL);
    await product.sql.query(
      `insert into stored_file (id, sha256, bytes, media_type, original_name, subject_type, subject_id, case_id, kind,
         uploaded_by_name, at)
       values (gen_random_uuid(), repeat('a', 64), 3, 'image/png', '现场.png', 'case', $1, $1, 'photo', '陈警官', accord_now())`,
      [old.id],
    );
    const survivor = await desk.register(FULL);
    await merge(old.id, survivor.id);
    const { rows } = await product.sql.query(
      'select sha256, uploaded_by_name as name from stored_file where subject_id = $1',
      [survivor.id],
    );
    expect(rows).toEqual([{ sha256: 'a'.repeat(64), name: '陈警官' }]);
  });

  describe('of which one has an agreement that a court may still confirm', () => {
    const REOPENED = { askedBy: 'agency', reason: '又起争执' };
    const AGREEMENT = { outcome: 'written_agreement', summary: '双方达成书面协议' };

    /** Mediated with a written agreement, and taken up again three days later. */
    async function takenUpAgain(): Promise<CaseView> {
      const { id } = await desk.register({ ...FULL, parties: PAIR });
      const reported = await take('mediator', await inProgress(id), 'outcome', AGREEMENT);
      await take('officer', reported, 'confirmation');
      await product.moveClock(3 * DAY_MS);
      const reopened = await desk.step('officer', id, { noun: 'reopening', body: REOPENED });
      expect(reopened).toMatchObject({ status: 200, body: { cycle: 2 } });
      return reopened.body;
    }

    const windows = (view: CaseView): object[] =>
      view.clocks
        .filter(({ name }) => name === 'judicial_confirmation')
        .map(({ id, deadlineAt, ownerAgencyId }) => ({ id, deadlineAt, ownerAgencyId }));

    it('goes on with its window as it ran, and the reminders that are still to come', async () => {
      const old = await takenUpAgain();
      const [window] = windows(old);
      expect(old.judicialConfirmation).toMatchObject({ standing: 'open' });
      const survivor = await desk.register(FULL, 'other-officer');

      const merged = await merge(old.id, survivor.id);
      expect(merged.status).toBe(200);
      expect(merged.body.judicialConfirmation).toEqual(old.judicialConfirmation);
      expect(windows(merged.body)).toEqual([{ ...window, ownerAgencyId: world.agencies['other-station'] }]);
      for (const days of [18, 7, 7]) await product.moveClock(days * DAY_MS);
      await product.drain();
      const { rows } = await product.sql.query<{ level: string; users: string[] }>(
        `select e.payload->>'level' as level,
           array(select jsonb_array_elements_text(r->'userIds') from jsonb_array_elements(e.payload->'recipients') r) as users
         from domain_event e join clock c on c.id = (e.subject_id)
         where c.subject_id = $1 and c.name = 'judicial_confirmation' and e.type = 'clock.reminded' order by e.seq`,
        [survivor.id],
      );
      expect(rows.map(({ level }) => level)).toEqual(['day_0', 'day_20', 'day_27', 'lapsed']);
      const [first, ...afterwards] = rows.map(({ users }) => users);
      expect(first).toContain(world.users.officer);
      for (const users of afterwards) expect(users).toContain(world.users['other-officer']);
      expect((await desk.show(survivor.id, 'coordinator')).judicialConfirmation).toMatchObject({
        standing: 'lapsed',
      });
    });

    it('keeps both where both have one, and each is applied for by itself', async () => {
      const old = await takenUpAgain();
      const survivor = await takenUpAgain();
      const merged = (await merge(old.id, survivor.id)).body;
      expect(merged.judicialConfirmation).toEqual(survivor.judicialConfirmation);
      expect(merged.earlierConfirmations).toEqual([old.judicialConfirmation]);
      expect(windows(merged)).toHaveLength(2);

      const path = `/cases/${survivor.id}/judicial-confirmation`;
      const court = '成都市青羊区人民法院';
      const confirmationId = old.judicialConfirmation?.id;
      const applied = await product.as('officer').post<CaseView>(path, { court, confirmationId });
      expect(applied.body.earlierConfirmations).toMatchObject([{ standing: 'applied' }]);
      expect(applied.body.judicialConfirmation).toMatchObject({ standing: 'open' });
      expect(windows(applied.body)).toHaveLength(1);
      const latest = await product.as('officer').post<CaseView>(path, { court });
      expect(latest.body.judicialConfirmation).toMatchObject({ standing: 'applied' });
      expect(windows(latest.body)).toEqual([]);
    });

    it('keeps it through a second merge, and where the merge itself confirms the agreement', async () => {
      const old = await desk.register(FULL);
      await take('mediator', await inProgress(old.id), 'outcome', AGREEMENT);
      const second = await desk.register(FULL);
      const { judicialConfirmation } = (await merge(old.id, second.id)).body;
      expect(judicialConfirmation).toMatchObject({ standing: 'open' });
      const third = await desk.register(FULL);
      const merged = (await merge(second.id, third.id)).body;
      expect(merged.judicialConfirmation).toEqual(judicialConfirmation);
      expect(windows(merged)).toHaveLength(1);
    });
  });

  it('keeps the higher risk', async () => {
    const old = await desk.register({ ...FULL, risk: 'orange' });
    const survivor = await desk.register({ risk: 'yellow', lane: 'simple' });
    expect((await merge(old.id, survivor.id)).body).toMatchObject({ risk: 'orange', lane: 'full' });
  });

  it('keeps the heavier lane, and what is worked on in the survivor rises with it', async () => {
    const old = await desk.register(FULL);
    const survivor = await desk.register({ lane: 'simple' });
    const waiting = await send(survivor.id);
    expect(waiting.lane).toBe('simple');
    const lanes = async (): Promise<object[]> =>
      (await desk.timeline(survivor.id)).filter(({ type }) => type.endsWith('lane_changed'));
    expect((await merge(old.id, survivor.id)).body.lane).toBe('full');
    expect((await show(waiting.id)).lane).toBe('full');
    expect(await lanes()).toMatchObject([{ payload: { fromLane: 'simple', toLane: 'full' } }]);

    const light = await desk.register({ lane: 'simple' });
    expect((await merge(light.id, survivor.id)).body.lane).toBe('full');
    expect(await lanes()).toHaveLength(1);
  });

  describe('of which one told the parties of the other ways', () => {
    const NOTICE = { reason: '双方分歧过大', ways: ['起诉'], manner: 'paper' };
    const close = (id: string): Promise<Answer<CaseView & { code?: string }>> =>
      desk.step('officer', id, { noun: 'closure', body: { outcome: 'refused' } });

    async function told(): Promise<CaseView> {
      const theCase = await desk.register(FULL);
      const given = await product.as('officer').post(`/cases/${theCase.id}/notice-of-other-ways`, NOTICE);
      expect(given.status).toBe(201);
      return theCase;
    }

    it('tells them no second time, through however many merges', async () => {
      const [old, second, third] = [await told(), await desk.register(FULL), await desk.register(FULL)];
      await merge(old.id, second.id);
      await merge(second.id, third.id);
      expect((await close(third.id)).status).toBe(200);
    });

    it('tells them anew once the survivor was closed and taken up again', async () => {
      const [old, survivor] = [await told(), await desk.register(FULL)];
      await merge(old.id, survivor.id);
      expect((await close(survivor.id)).status).toBe(200);
      await product.moveClock(1000);
      const again = { noun: 'reopening', body: { askedBy: 'agency', reason: '又起争执' } };
      expect((await desk.step('officer', survivor.id, again)).body.cycle).toBe(2);
      expect(await close(survivor.id)).toMatchObject({
        status: 422,
        body: { code: 'notice_of_other_ways_missing' },
      });
      await product.moveClock(1000);
      await merge((await told()).id, survivor.id);
      expect((await close(survivor.id)).status).toBe(200);
    });
  });

  it('is for the centre over both or the owner of both, at the version that was read', async () => {
    const mine = await desk.register();
    const theirs = await desk.register({}, 'other-officer');
    expect(await merge(mine.id, theirs.id, 'officer')).toMatchObject({ status: 404 });
    expect(await merge(mine.id, mine.id)).toMatchObject({ status: 422, body: { code: 'same_case' } });
    const second = await desk.register();
    expect((await merge(mine.id, second.id, 'other-officer')).status).toBe(404);
    expect((await merge(mine.id, second.id, 'supervisor')).status).toBe(403);
    const stale = { noun: 'merge', body: { intoCaseId: second.id, reason: REASON }, version: 99 };
    expect(await desk.step('officer', mine.id, stale)).toMatchObject({
      status: 409,
      body: { code: 'version_stale' },
    });
    expect((await merge(mine.id, second.id, 'officer')).status).toBe(200);
    expect(await merge(theirs.id, second.id)).toMatchObject({ status: 200, body: { id: second.id } });
    const closed = await desk.closed();
    expect(await merge(second.id, closed.id)).toMatchObject({
      status: 422,
      body: { code: 'surviving_case_closed' },
    });
  });

  it('in both directions at once ends with one case, and nobody waits for ever', async () => {
    const one = await desk.register(FULL);
    const other = await desk.register(FULL);
    await inProgress(one.id);
    await inProgress(other.id);
    const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('case_merged');
  });
});
