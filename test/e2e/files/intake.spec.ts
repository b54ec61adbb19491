import { PDF } from '../../unit/documents/samples.js';
import { done, FilesDesk } from './desk.js';

const WAGES = { typeCode: '1001', narrative: '某餐馆拖欠工资三个月' } as const;
const REQUIRED = ['application_received', 'employer', 'workers', 'contract', 'arbitration'];
const PAPERS = ['application', 'wage_proof', 'representatives'];
const EVERY_ANSWER = [
  { code: 'application_received', value: '2026-03-02' },
  { code: 'employer', value: '蓉城某某餐饮有限公司' },
  { code: 'workers', value: '3' },
  { code: 'contract', value: 'no' },
  { code: 'arbitration', value: 'no' },
];

let desk: FilesDesk;
beforeAll(async () => {
  desk = await FilesDesk.open();
}, 240_000);
afterAll(() => desk.close());

const toLabor = (caseId: string, more: object = {}) => desk.refer(caseId, { to: 'labor', ...more });

describe('the questions of the recipient’s kind', () => {
  it('hold nothing up: what is unanswered is listed to sender and recipient', async () => {
    const { id } = await desk.aCase(WAGES);
    const sent = done(await toLabor(id));
    expect(sent.state).toBe('queued');
    for (const login of ['officer', 'labor-intake'] as const) {
      const { checklist } = await desk.view(login, sent.id);
      expect(checklist.missing.map(({ code }) => code)).toEqual([...REQUIRED, ...PAPERS]);
      expect((await desk.snapshot(login, sent.id)).checklist).toEqual(checklist);
    }
  });

  it('are answered when it is sent, frozen with their words, and read by the recipient only in the snapshot', async () => {
    const { id } = await desk.aCase(WAGES);
    const sent = done(await toLabor(id, { answers: EVERY_ANSWER }));

    expect(sent.checklist.missing.map(({ what }) => what)).toEqual(['paper', 'paper', 'paper']);
    expect(JSON.stringify(sent)).not.toContain('蓉城某某餐饮');
    const { content } = await desk.snapshot('labor-handler', sent.id);
    expect(content['answers']).toContainEqual({
      code: 'employer',
      value: '蓉城某某餐饮有限公司',
      text: '用人单位名称、施工总承包单位名称',
    });
    const told = await desk.cases.timeline(id);
    expect(JSON.stringify(told)).not.toContain('蓉城某某餐饮');
  });

  it('that nobody asks are refused, and so are answers in another form', async () => {
    const { id } = await desk.aCase(WAGES);
    const unknown = await toLabor(id, { answers: [{ code: 'favourite_colour', value: 'red' }] });
    expect([unknown.status, unknown.body]).toMatchObject([
      422,
      { code: 'question_unknown', codes: ['favourite_colour'] },
    ]);
    for (const answer of [
      { code: 'contract', value: '也许' },
      { code: 'application_received', value: '2026-02-30' },
      { code: 'wages_owed', value: '三千元' },
    ]) {
      const unfit = await toLabor(id, { answers: [answer] });
      expect([unfit.status, unfit.body]).toMatchObject([
        422,
        { code: 'answer_unfit', question: answer.code },
      ]);
    }
  });

  it('can be answered later, when the recipient asks', async () => {
    const { id } = await desk.aCase(WAGES);
    const sent = done(await toLabor(id, { answers: EVERY_ANSWER.slice(0, 3) }));
    await desk.step('labor-intake', sent.id, {
      noun: 'information-request',
      body: { question: '是否签订合同' },
    });
    const answers = EVERY_ANSWER.slice(3);
    await desk.step('officer', sent.id, { noun: 'information', body: { answer: '已补充', answers } });

    const { content } = await desk.snapshot('labor-intake', sent.id);
    expect(content.answers?.map(({ code }) => code)).toEqual(REQUIRED);
  });

  it('are asked of no other kind: a successor there keeps no answer it has no question for', async () => {
    const { id } = await desk.aCase();
    const sent = done(await desk.refer(id, { answers: [{ code: 'residents', value: '都在' }] }));
    const recipientAgencyId = desk.world.agencies['womens-federation'];
    const { supersededBy } = await desk.step('coordinator', sent.id, {
      noun: 'reroute',
      body: { recipientAgencyId, handoverNote: '改由妇联办理' },
    });
    const { content, checklist } = await desk.snapshot('womens-handler', supersededBy ?? '');
    expect(content).not.toHaveProperty('answers');
    expect(checklist.missing.map(({ code }) => code)).toContain('now_safe');
  });
});

describe('the papers the recipient’s kind needs', () => {
  it('are ticked off by the files that were named as them', async () => {
    const { id } = await desk.aCase(WAGES);
    const proof = done(await desk.attach('officer', 'case', { id, content: PDF, name: '欠条.pdf' }));
    const sent = done(await toLabor(id, { papers: [{ code: 'wage_proof', fileId: proof.id }] }));

    const { checklist } = await desk.view('labor-intake', sent.id);
    expect(checklist.papers.map(({ code, fileIds }) => [code, fileIds])).toEqual([
      ['application', []],
      ['wage_proof', [proof.id]],
      ['representatives', []],
    ]);
    expect(checklist.missing.map(({ code }) => code)).not.toContain('wage_proof');
    expect(await desk.opens('labor-intake', proof.id)).toBe(200);
    const { content } = await desk.snapshot('labor-intake', sent.id);
    expect(content['files']).toMatchObject([{ fileId: proof.id, paperCodes: ['wage_proof'] }]);
  });

  it('that nobody needs are refused', async () => {
    const { id } = await desk.aCase(WAGES);
    const file = await desk.fileOf(id);
    const answer = await toLabor(id, { papers: [{ code: 'birth_certificate', fileId: file.id }] });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'paper_unknown', codes: ['birth_certificate'] },
    ]);
  });
});

it('the letter is never missing: the desk prints it', async () => {
  const { id } = await desk.aCase();
  const { checklist } = done(await desk.refer(id, {}));
  expect(checklist.papers.map(({ code, printedAs }) => [code, printedAs])).toEqual([
    ['letter', 'f15'],
    ['consent', null],
  ]);
  expect(checklist.missing).toContainEqual({ what: 'paper', code: 'consent', text: '双方同意调解的记录' });
  expect(checklist.missing.map(({ code }) => code)).not.toContain('letter');
});

it('a question to the bureau asks nothing back', async () => {
  const { id } = await desk.aCase(WAGES);
  const sent = done(await toLabor(id, { mode: 'consult' }));
  expect(sent.checklist).toEqual({ questions: [], papers: [], missing: [] });
});
