import { itReads, wordsOf } from '../../support/pdf-words.js';
import type { Answer } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { JPEG, PDF } from '../../unit/documents/samples.js';
import { PAIR } from '../cases/desk.js';
import { done, FilesDesk, type Sending } from './desk.js';

const FIELDS = ['number', 'type', 'narrative', 'party_names', 'party_phones'];
const BY_LAW = {
  to: 'labor',
  legalBasis: { code: 'pipl-13-3', text: '个人信息保护法第十三条第一款第三项' },
} as const;
/** What the bureau takes. */
const WAGES = { typeCode: '1001', narrative: '某餐馆拖欠工资三个月' } as const;
const HANDED_OVER = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];

let desk: FilesDesk;
beforeAll(async () => {
  desk = await FilesDesk.open();
}, 240_000);
afterAll(() => desk.close());

interface AtWork {
  readonly id: string;
  readonly partyId: string;
  readonly caseId: string;
  /** Of the case, chosen for the recipient; attached by the sender; attached by the recipient. */
  readonly fileIds: readonly string[];
}

const code = (answer: Answer<unknown>): unknown => (answer.body as { code?: string }).code;

/** With an agency that has the people's names and three files. */
async function atWork(
  { of = {}, ...sending }: Sending & { to?: AgencyKey; of?: object } = {},
  handler: Login = 'mediator',
): Promise<AtWork> {
  const { id: caseId, parties } = await desk.aCase(of);
  const chosen = await desk.fileOf(caseId, '刘甲身份证.jpg');
  const { id } = await desk.sent(caseId, { fields: FIELDS, fileIds: [chosen.id], ...sending });
  await desk.inProgress(id, handler);
  const theirs = done(await desk.attach('officer', 'referral', { id, name: '王乙来信.jpg' }));
  const own = done(await desk.attach(handler, 'referral', { id, content: PDF, name: '刘甲谈话.pdf' }));
  return { id, caseId, partyId: parties[0]?.id ?? '', fileIds: [chosen.id, theirs.id, own.id] };
}

async function withdraw({ caseId, partyId }: Pick<AtWork, 'caseId' | 'partyId'>): Promise<void> {
  const body = { partyId, reason: '当事人要求终止', manner: 'telephone' };
  done(await desk.cases.step('officer', caseId, { noun: 'consent-withdrawal', body }));
}

const opened = async (login: Login, { fileIds }: AtWork): Promise<number[]> => {
  const answers: number[] = [];
  for (const id of fileIds) answers.push(await desk.opens(login, id));
  return answers;
};

async function textOf(as: Login, id: string, form: 'f15' | 'f16'): Promise<string> {
  const { status, body } = await desk.product.as(as).download(`/referrals/${id}/papers/${form}`);
  expect(status).toBe(200);
  return wordsOf(body);
}

describe('files of a referral, once a party has withdrawn consent', () => {
  it('are added to by neither side, and a question is answered with none', async () => {
    const work = await atWork();
    await withdraw(work);
    for (const login of ['mediator', 'officer'] as const) {
      const answer = await desk.attach(login, 'referral', { id: work.id });
      expect([answer.status, code(answer)]).toEqual([422, 'consent_withdrawn']);
    }

    const { id: caseId, parties } = await desk.aCase();
    const { id } = await desk.sent(caseId);
    await desk.step('committee-intake', id, {
      noun: 'information-request',
      body: { question: '请补充照片' },
    });
    const photo = await desk.fileOf(caseId);
    await withdraw({ caseId, partyId: parties[0]?.id ?? '' });
    const body = { answer: '照片附后', fileIds: [photo.id] };
    const answer = await desk.tries('officer', id, { noun: 'information', body });
    expect([answer.status, code(answer)]).toEqual([422, 'consent_withdrawn']);
    expect(await desk.opens('committee-intake', photo.id)).toBe(404);
  });

  it('are closed to the recipient, its own too, and named to it nowhere; the sender reads on', async () => {
    const work = await atWork();
    expect(await opened('mediator', work)).toEqual([200, 200, 200]);
    await withdraw(work);
    expect(await opened('mediator', work)).toEqual([404, 404, 404]);
    expect(code(await desk.lists('mediator', 'referral', work.id))).toBe('referral_not_found');
    expect(JSON.stringify(await desk.snapshot('mediator', work.id))).not.toMatch(/身份证|刘甲/);
    expect(await opened('officer', work)).toEqual([200, 200, 200]);
    expect((await desk.lists('officer', 'referral', work.id)).body.items).toHaveLength(2);
  });

  it('stay open to an agency that is shown the people by law', async () => {
    const work = await atWork({ of: WAGES, ...BY_LAW }, 'labor-handler');
    await withdraw(work);
    expect(await opened('labor-handler', work)).toEqual([200, 200, 200]);
    expect(JSON.stringify(await desk.snapshot('labor-handler', work.id))).toContain('刘甲');
  });

  it('are open again when consent is given again', async () => {
    const work = await atWork();
    await withdraw(work);
    const again = { purpose: 'mediation', decision: 'given', manner: 'on_camera' };
    done(await desk.product.as('officer').post(`/cases/${work.caseId}/consents`, again));
    expect(await opened('mediator', work)).toEqual([200, 200, 200]);
    expect((await desk.attach('mediator', 'referral', { id: work.id, content: JPEG })).status).toBe(201);
  });

  it('may still be cited by the report, whoever reads it then', async () => {
    const work = await atWork();
    await withdraw(work);
    const [, , own] = work.fileIds;
    const reported = await desk.step('mediator', work.id, {
      noun: 'outcome',
      body: { outcome: 'withdrawn', summary: '当事人撤回同意，材料封存', evidence: [own] },
    });
    expect(reported).toMatchObject({ state: 'reported', outcomes: [{ evidence: [own] }] });
    expect([await desk.opens('officer', own ?? ''), await desk.opens('mediator', own ?? '')]).toEqual([
      200, 404,
    ]);
  });
});

describe('papers, once a party has withdrawn consent', () => {
  itReads('the letter names nobody and encloses nothing, whoever prints it', async () => {
    const work = await atWork();
    expect(await textOf('officer', work.id, 'f15')).toContain('刘甲');
    await withdraw(work);
    for (const login of ['mediator', 'officer'] as const) {
      const text = await textOf(login, work.id, 'f15');
      expect(text).toContain('楼上装修引起争吵');
      expect(text).toContain('申请人：已撤回同意');
      for (const hidden of [PAIR[0].name, PAIR[1].name, PAIR[1].phone, '身份证', '附件']) {
        expect(text).not.toContain(hidden);
      }
    }
  });

  itReads('the letter says on what it was told where a law shows the people', async () => {
    const work = await atWork({ of: WAGES, ...BY_LAW }, 'labor-handler');
    await withdraw(work);
    expect(await textOf('labor-handler', work.id, 'f15')).toContain('刘甲');
  });

  itReads('the reply carries the report, and to the recipient the name of no file', async () => {
    const work = await atWork();
    await withdraw(work);
    const [, , own] = work.fileIds;
    const body = { outcome: 'withdrawn', summary: '当事人撤回同意，材料封存', evidence: [own] };
    await desk.step('mediator', work.id, { noun: 'outcome', body });
    const [theirs, ours] = [
      await textOf('officer', work.id, 'f16'),
      await textOf('mediator', work.id, 'f16'),
    ];
    expect(theirs).toContain('刘甲谈话.pdf');
    for (const text of [theirs, ours]) expect(text).toContain('材料封存');
    expect(ours).not.toContain('刘甲');
  });
});

describe('a transfer, once a party has withdrawn consent', () => {
  const handOver = { noun: 'handover', body: { checklist: HANDED_OVER } };

  it('hands the case over to nobody who saw the people by that consent', async () => {
    const { id: caseId, parties } = await desk.aCase();
    const { id } = await desk.sent(caseId, { mode: 'transfer', fields: FIELDS });
    await desk.step('committee-intake', id, { noun: 'acceptance' });
    await withdraw({ caseId, partyId: parties[0]?.id ?? '' });
    const answer = await desk.tries('mediator', id, handOver);
    expect([answer.status, code(answer)]).toEqual([422, 'consent_withdrawn']);
    expect((await desk.product.as('mediator').get(`/cases/${caseId}`)).status).toBe(404);
  });

  it('goes on to an agency that takes it over by law', async () => {
    const { id: caseId, parties } = await desk.aCase(WAGES);
    const { id } = await desk.sent(caseId, { mode: 'transfer', fields: FIELDS, ...BY_LAW });
    await desk.step('labor-intake', id, { noun: 'acceptance' });
    await withdraw({ caseId, partyId: parties[0]?.id ?? '' });
    expect((await desk.tries('labor-handler', id, handOver)).status).toBe(200);
    expect((await desk.product.as('labor-handler').get(`/cases/${caseId}`)).status).toBe(200);
  });
});
