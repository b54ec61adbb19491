import { itReads, wordsOf } from '../../support/pdf-words.js';
import { PDF } from '../../unit/documents/samples.js';
import { done, FilesDesk } from './desk.js';

/** What the bureau takes, and what it asks. */
const WAGES = { typeCode: '1001', narrative: '某餐馆拖欠工资三个月' } as const;
const EMPLOYER = { code: 'employer', value: '乙某某开的餐馆' };

/** Sent by consent alone: the bureau is shown people, files and an answer, and has attached a paper of its own. */
describe('what a recipient was shown by consent that is withdrawn', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
  });
  afterAll(() => desk.close());

  async function atWork(sending: object = {}): Promise<{ caseId: string; id: string; files: string[] }> {
    const { id: caseId } = await desk.aCase(WAGES);
    const chosen = await desk.fileOf(caseId, '刘甲身份证.jpg');
    const { id } = await desk.sent(caseId, {
      to: 'labor',
      fields: ['number', 'party_names'],
      fileIds: [chosen.id],
      answers: [EMPLOYER],
      ...sending,
    });
    await desk.inProgress(id, 'labor-handler');
    const sent = done(await desk.attach('officer', 'referral', { id, name: '王乙来信.jpg' }));
    const own = done(
      await desk.attach('labor-handler', 'referral', { id, content: PDF, name: '刘甲谈话.pdf' }),
    );
    return { caseId, id, files: [chosen.id, sent.id, own.id] };
  }

  async function withdraw(caseId: string): Promise<void> {
    const { parties, version } = await desk.cases.show(caseId);
    const body = { partyId: parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' };
    const path = `/cases/${caseId}/consent-withdrawal`;
    done(await desk.product.as('officer').post(path, body, { version }));
  }

  const opens = (login: 'labor-handler' | 'officer', files: readonly string[]): Promise<number[]> =>
    Promise.all(files.map((file) => desk.opens(login, file)));

  it('is no file any more, in the list neither, and to its sender all of them', async () => {
    const { caseId, id, files } = await atWork();
    expect(await opens('labor-handler', files)).toEqual([200, 200, 200]);
    await withdraw(caseId);
    expect(await opens('labor-handler', files)).toEqual([404, 404, 404]);
    expect((await desk.lists('labor-handler', 'referral', id)).status).toBe(404);
    expect(await opens('officer', files)).toEqual([200, 200, 200]);
    expect((await desk.lists('officer', 'referral', id)).body.items).toHaveLength(2);
  });

  it('is neither named in the snapshot nor told in an answer there', async () => {
    const { caseId, id } = await atWork();
    const before = JSON.stringify((await desk.snapshot('labor-handler', id)).content);
    expect(before).toMatch(/刘甲身份证.*乙某某开的餐馆/);
    await withdraw(caseId);
    const after = JSON.stringify((await desk.snapshot('labor-handler', id)).content);
    expect(after).not.toMatch(/刘甲|身份证|乙某某/);
    expect(JSON.stringify((await desk.snapshot('officer', id)).content)).toBe(before);
  });

  it('stays what it was to an agency that is shown it by law', async () => {
    const legalBasis = { code: 'pipl-13-3', text: '个人信息保护法第十三条第一款第三项' };
    const { caseId, id, files } = await atWork({ legalBasis });
    await withdraw(caseId);
    expect(await opens('labor-handler', files)).toEqual([200, 200, 200]);
    expect(JSON.stringify((await desk.snapshot('labor-handler', id)).content)).toMatch(/刘甲.*乙某某/);
  });

  itReads('names no file on the papers it prints', async () => {
    const { caseId, id, files } = await atWork();
    const report = { outcome: 'not_settled', summary: '分歧较大', evidence: [files[2]] };
    await desk.step('labor-handler', id, { noun: 'outcome', body: report });
    const textOf = async (form: string): Promise<string> => {
      const { status, body } = await desk.product
        .as('labor-handler')
        .download(`/referrals/${id}/papers/${form}`);
      expect(status).toBe(200);
      return wordsOf(body);
    };
    expect(await textOf('f15')).toContain('刘甲身份证');
    expect(await textOf('f16')).toContain('刘甲谈话');
    await withdraw(caseId);
    for (const form of ['f15', 'f16']) expect(await textOf(form)).not.toMatch(/身份证|谈话/);
  });

  it('is closed to the sender of a part as to its recipient', async () => {
    const federation = desk.world.agencies['womens-federation'];
    await desk.product.sql.query('update agency set parent_id = $1 where id = $2', [
      desk.world.agencies.community,
      federation,
    ]);
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { fields: ['number', 'party_names'] });
    await desk.inProgress(id);
    const dueAt = new Date((await desk.product.now()).getTime() + 3_600_000).toISOString();
    const body = { recipientAgencyId: federation, request: '入户了解', dueAt };
    const { children } = await desk.step('committee-head', id, { noun: 'delegation', body });
    const partId = children[0]?.id ?? '';
    const file = done(await desk.attach('womens-handler', 'referral', { id: partId, name: '刘甲家中.jpg' }));
    expect(await desk.opens('committee-head', file.id)).toBe(200);
    await withdraw(caseId);
    for (const login of ['committee-head', 'womens-handler'] as const)
      expect(await desk.opens(login, file.id)).toBe(404);
  });
});
