import { randomUUID } from 'node:crypto';
import type { PreviewView, RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, CHILD_NUMBER, clockNames, PAIR, QUARREL, SETTLEMENT } from './desk.js';

interface Problem {
  readonly code: string;
  readonly problems?: readonly { readonly path: string; readonly code: string }[];
}

describe('registering a case', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
    await desk.drawSample(0);
  });
  afterAll(() => product.close());

  it('takes one sentence and a place, and tells what is left to fill in and until when', async () => {
    const theCase = await desk.register();
    expect(theCase).toMatchObject({ state: 'registered', version: 1, lane: 'simple', risk: 'yellow' });
    expect(theCase.incomplete).toEqual(['typeCode', 'occurredAt', 'applicant', 'respondent', 'phone']);
    expect(Date.parse(theCase.completeBy ?? '') - Date.parse(theCase.registeredAt)).toBe(86_400_000);
    expect(clockNames(theCase)).toEqual(['completion', 'resolve', 'routing']);
    expect((await desk.timeline(theCase.id)).map(({ type }) => type)).toContain('case.registered');
    expect(await desk.audited('case.registered', theCase.id)).toHaveLength(1);
  });

  it('takes a telephone number instead of a place, and neither is refused', async () => {
    const { placeText: _, ...withoutPlace } = QUARREL;
    const officer = product.as('officer');
    expect((await officer.post('/cases', { ...withoutPlace, parties: [PAIR[0]] })).status).toBe(201);
    const refused = await officer.post<Problem>('/cases', withoutPlace);
    expect(refused.status).toBe(400);
    expect(refused.body.problems).toEqual([
      expect.objectContaining({ path: 'placeText', code: 'place_or_contact' }),
    ]);
  });

  it('takes the hour of what happened only with its offset, in a year somebody can mean', async () => {
    const refused = async (occurredAt: string): Promise<unknown> =>
      (await product.as('officer').post<Problem>('/cases', { ...QUARREL, occurredAt })).body.problems;
    const problem = [expect.objectContaining({ path: 'occurredAt', code: 'is_instant' })];
    expect(await refused('2026-08-19T08:40:00')).toEqual(problem);
    expect(await refused('1026-08-19T08:40:00+08:00')).toEqual(problem);
    expect((await desk.register({ occurredAt: '2026-08-19T08:40:00+08:00' })).occurredAt).toBe(
      '2026-08-19T00:40:00.000Z',
    );
  });

  it('the same key twice gives one case and the same answer', async () => {
    const key = randomUUID();
    const officer = product.as('officer');
    const first = await officer.post<RegisteredCaseView>('/cases', QUARREL, { key });
    const second = await officer.post<RegisteredCaseView>('/cases', QUARREL, { key });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const { rows } = await product.sql.query('select 1 from dispute_case where number = $1', [
      first.body.case.number,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('officers who register at once get different numbers', async () => {
    const people = ['officer', 'colleague', 'chief', 'officer', 'colleague', 'chief'] as const;
    const cases = await Promise.all(people.map((login) => desk.register({}, login)));
    expect(new Set(cases.map(({ number }) => number)).size).toBe(people.length);
    for (const { number } of cases) expect(number).toMatch(/^和〔\d{4}〕草堂所第\d{6}号$/);
  });

  it('is not for handlers, coordinators or somebody else’s agency', async () => {
    expect((await product.as('mediator').post('/cases', QUARREL)).status).toBe(403);
    expect((await product.as('coordinator').post('/cases', QUARREL)).status).toBe(403);
    const { rows } = await product.sql.query<{ id: string }>(
      `select id from agency where key = 'other-station'`,
    );
    const elsewhere = await product
      .as('officer')
      .post<Problem>('/cases', { ...QUARREL, agencyId: rows[0]?.id });
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 'not_your_agency' } });
    expect((await product.anonymous().post('/cases', QUARREL)).status).toBe(401);
  });

  it('tells every field that cannot be used, with its path', async () => {
    const answer = await product.as('officer').post<Problem>('/cases', {
      source: 'rumour',
      narrative: ' ',
      typeCode: '2',
      headcount: 0,
      surprise: true,
      parties: [{ role: 'hero', name: '', phone: 5 }],
      facts: [{ code: 'weather', value: 'yes' }],
    });
    expect(answer.status).toBe(400);
    expect(new Set(answer.body.problems?.map(({ path }) => path))).toEqual(
      new Set([
        'source',
        'narrative',
        'typeCode',
        'headcount',
        'surprise',
        'parties[0].role',
        'parties[0].name',
        'parties[0].phone',
        'facts[0].code',
      ]),
    );
  });

  it.each([
    ['an empty body', {}],
    ['a narrative of a novel', { ...QUARREL, narrative: '吵'.repeat(2001) }],
    ['a character nobody can read', { ...QUARREL, narrative: 'a\u0000b' }],
    ['a type nobody knows', { ...QUARREL, typeCode: '9999' }],
    ['a telephone number that cannot be one', { ...QUARREL, parties: [{ ...PAIR[0], phone: '88' }] }],
    ['something that will happen tomorrow', { ...QUARREL, occurredAt: '2199-01-01T00:00:00+08:00' }],
    ['an answer where a count belongs', { ...QUARREL, facts: [{ code: 'petitioners', value: 'yes' }] }],
  ])('refuses %s and stays whole', async (_, body) => {
    const answer = await product.as('officer').post<Problem>('/cases', body);
    expect(answer.status).toBe(400);
    expect(answer.body.problems?.length).toBeGreaterThan(0);
  });

  it('a body of more than a megabyte is refused', async () => {
    const parties = Array.from({ length: 50 }, () => ({ ...PAIR[0], address: '路'.repeat(10_000) }));
    expect((await product.as('officer').post('/cases', { ...QUARREL, parties })).status).toBe(413);
  });

  it('asks at most two questions about what the words suggest', async () => {
    const answer = await product.as('officer').post<RegisteredCaseView>('/cases', {
      ...QUARREL,
      narrative: '打老婆, 拿刀扬言杀全家, 孩子被打, 要跳楼',
    });
    expect(answer.body.guards.questions.length).toBe(2);
    expect(answer.body.risk.level).toBe('red');
    expect(answer.body.case).toMatchObject({ lane: 'full', risk: 'red' });
    expect(clockNames(answer.body.case)).toContain('safety_response');
  });

  it.each(['red', 'orange'])(
    'puts what somebody holds for %s in the full lane from the start, and says why',
    async (risk) => {
      const answer = await product
        .as('officer')
        .post<RegisteredCaseView>('/cases', { ...QUARREL, risk, lane: 'simple' });
      expect(answer.body).toMatchObject({
        case: { risk, lane: 'full' },
        lane: { lane: 'full', reasons: ['risk'] },
      });
      const preview = await product
        .as('officer')
        .post<{ lane: object }>('/cases/preview', { ...QUARREL, risk });
      expect(preview.body.lane).toMatchObject({ lane: 'full', reasons: ['risk'] });
    },
  );

  it('lets the risk be set higher and never lower than what is known', async () => {
    expect(await desk.register({ risk: 'orange' })).toMatchObject({ risk: 'orange' });
    const lower = await product.as('officer').post<Problem>('/cases', {
      ...QUARREL,
      risk: 'blue',
      facts: [{ code: 'weapon', value: 'yes' }],
    });
    expect(lower).toMatchObject({ status: 422, body: { code: 'risk_only_up' } });
  });

  it('knows a minor by the identity number', async () => {
    const theCase = await desk.register({
      parties: [
        { role: 'victim', name: '小明', document: { kind: 'resident_identity', number: CHILD_NUMBER } },
      ],
    });
    expect(theCase.parties[0]).toMatchObject({ isMinor: true, name: '未成年人', documentNumber: null });
  });

  it('settles in the same action: one request, nothing left running', async () => {
    const answer = await product
      .as('officer')
      .post<RegisteredCaseView>('/cases', { ...QUARREL, settlement: SETTLEMENT });
    expect(answer.status).toBe(201);
    expect(answer.body.settlementRefused).toBeNull();
    expect(answer.body.case).toMatchObject({
      state: 'closed',
      lane: 'on_the_spot',
      outcome: 'oral_agreement',
      clocks: [],
    });
  });

  it('keeps the record and says why when a rule stops the settling', async () => {
    const answer = await product.as('officer').post<RegisteredCaseView>('/cases', {
      ...QUARREL,
      settlement: SETTLEMENT,
      facts: [{ code: 'suspected_crime', value: 'yes' }],
    });
    expect(answer.status).toBe(201);
    expect(answer.body.settlementRefused).toEqual({ code: 'guard_stop', rules: ['R1'] });
    expect(answer.body.case).toMatchObject({ state: 'handling', legalTrack: true, outcome: null });
  });

  it('names the fields of a party by where they stand: in the list of a case, or alone', async () => {
    const { id } = await desk.register();
    const wrong = { role: 'applicant', name: '刘甲', phone: 'abc' };
    const document = { kind: 'resident_identity', number: '123' };
    const at = (problems: Problem['problems']): string[] => (problems ?? []).map(({ path }) => path);
    const officer = product.as('officer');
    const added = await officer.post<Problem>(`/cases/${id}/parties`, { ...wrong, document });
    expect([added.status, at(added.body.problems)]).toEqual([400, ['document.number', 'phone']]);
    const registered = await officer.post<Problem>('/cases', { ...QUARREL, parties: [wrong] });
    expect([registered.status, at(registered.body.problems)]).toEqual([400, ['parties[0].phone']]);
  });

  it('settling needs a recording or the mediator’s record', async () => {
    const { recordingNumber: _, ...bare } = SETTLEMENT;
    const answer = await product.as('officer').post<Problem>('/cases', { ...QUARREL, settlement: bare });
    expect(answer.status).toBe(400);
    const problem = { path: 'settlement.recordingNumber', code: 'recording_or_record' };
    expect(answer.body.problems).toEqual([expect.objectContaining(problem)]);
    const { id } = await desk.register();
    const later = await desk.step<Problem>('officer', id, { noun: 'settlement', body: bare });
    expect(later.status).toBe(400);
    expect(later.body.problems).toEqual([expect.objectContaining({ ...problem, path: 'recordingNumber' })]);
  });
});

describe('the checks while a case is typed', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
    await desk.drawSample(0);
  });
  afterAll(() => product.close());

  it('keep nothing', async () => {
    const answer = await product.as('officer').post<PreviewView>('/cases/preview', QUARREL);
    expect(answer.status).toBe(200);
    expect(answer.body.lane.lane).toBe('simple');
    const { rows } = await product.sql.query('select 1 from dispute_case');
    expect(rows).toHaveLength(0);
  });

  it('ask for no place and nobody to call, which a registration does', async () => {
    const { placeText: _, ...nowhere } = { ...QUARREL, narrative: '丈夫喝酒后动手打人，妻子要求处理' };
    const officer = product.as('officer');
    const typing = await officer.post<PreviewView>('/cases/preview', nowhere);
    expect(typing.status).toBe(200);
    expect(typing.body.guards.questions.length).toBeGreaterThan(0);
    expect((await officer.post('/cases', nowhere)).status).toBe(400);
  });

  it('propose types from the words, while typing and on record, and set none', async () => {
    const told = { ...QUARREL, narrative: '餐馆老板拖欠服务员张某三个月工资一万二' };
    const proposals = [
      expect.objectContaining({ code: '1001', name: '拖欠工资(含农民工)', because: ['工资'] }),
    ];
    const typing = await product.as('officer').post<PreviewView>('/cases/preview', told);
    expect(typing.body.types).toEqual(proposals);
    const registered = await product.as('officer').post<RegisteredCaseView>('/cases', told);
    expect(registered.body.types).toEqual(proposals);
    expect(registered.body.case.type).toBeNull();
    expect(registered.body.case.incomplete).toContain('typeCode');
  });

  it('propose no type where one was chosen', async () => {
    const told = { ...QUARREL, narrative: '拖欠工资', typeCode: '1002' };
    const typing = await product.as('officer').post<PreviewView>('/cases/preview', told);
    expect(typing.body.types).toEqual([]);
  });

  it('find the likely same event and the people who come back, without telling who they are', async () => {
    const told = { ...QUARREL, typeCode: '0202', parties: PAIR };
    const first = await desk.register(told, 'officer');
    const same = await product.as('colleague').post<PreviewView>('/cases/preview', told);
    expect(same.body.duplicates).toEqual([
      expect.objectContaining({
        caseId: first.id,
        number: first.number,
        standing: 'likely_same',
        agencyName: '草堂派出所',
      }),
    ]);
    expect(JSON.stringify(same.body)).not.toMatch(/刘甲|王乙|199000/);

    await product.moveClock(10 * 86_400_000);
    const again = await product.as('colleague').post<PreviewView>('/cases/preview', {
      ...told,
      typeCode: '0401',
      narrative: '借款不还',
      placeText: '草市街',
    });
    expect(again.body.repeatCallers.map(({ caseId }) => caseId)).toEqual([first.id]);
  });
});
