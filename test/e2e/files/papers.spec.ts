import { itReads, wordsOf } from '../../support/pdf-words.js';
import type { Login } from '../../support/world.js';
import { PDF } from '../../unit/documents/samples.js';
import { PAIR } from '../cases/desk.js';
import { done, FilesDesk, WHY } from './desk.js';

let desk: FilesDesk;
beforeAll(async () => {
  desk = await FilesDesk.open();
}, 240_000);
afterAll(() => desk.close());

const print = (as: Login, id: string, form: 'f15' | 'f16', query = '') =>
  desk.product.as(as).download(`/referrals/${id}/papers/${form}${query}`);

const codeOf = (answer: { readonly body: Buffer }): unknown =>
  (JSON.parse(answer.body.toString('utf8')) as Record<string, unknown>)['code'];

async function textOf(as: Login, id: string, form: 'f15' | 'f16'): Promise<string> {
  const { status, body, headers } = await print(as, id, form);
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
  return wordsOf(body);
}

function missing(text: string, lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !text.includes(line));
}

const SHARED = {
  fields: ['number', 'type', 'narrative', 'place', 'party_names', 'party_phones'],
  scope: [
    { key: 'noise', text: '装修时间如何限定' },
    { key: 'leak', text: '渗水由谁修复' },
  ],
};

describe('the referral letter (F15)', () => {
  itReads('says what the snapshot holds, who consented, and what is enclosed', async () => {
    const theCase = await desk.aCase();
    const photo = await desk.fileOf(theCase.id, '现场照片.jpg');
    const { id } = await desk.sent(theCase.id, { ...SHARED, fileIds: [photo.id] });

    const text = await textOf('mediator', id, 'f15');
    const lines = [
      '草堂派出所委托调解函送仙桥社区居委会：',
      `刘甲与王乙`,
      `（案号：${theCase.number}）`,
      '申请人刘甲19900000001',
      '被申请人王乙19900000002',
      '楼上装修引起争吵',
      '发生地点：草堂街道浣花路',
      '（1）装修时间如何限定',
      '（2）渗水由谁修复',
      '请组织双方调解',
      '刘甲：同意调解并同意移送相关信息',
      '当面口头同意，执法记录仪ZFY-017',
      '前签收并函复',
      '附件：1．现场照片.jpg',
      '（联系人：陈警官，联系电话：19900000001）',
    ];
    expect(missing(text, lines)).toEqual([]);
    expect(text).not.toContain('浣花路1号');
  });

  itReads('names nobody and encloses nothing where that was not shared', async () => {
    const theCase = await desk.aCase();
    await desk.fileOf(theCase.id, '现场照片.jpg');
    const { id } = await desk.sent(theCase.id, { mode: 'transfer', fields: ['narrative'] });
    const text = await textOf('officer', id, 'f15');
    expect(text).toContain('移送调解函');
    for (const hidden of [PAIR[0].name, PAIR[1].name, theCase.number, '现场照片', '附件']) {
      expect(text).not.toContain(hidden);
    }
  });

  it('is on the audit trail each time, without anybody’s name, and the same byte for byte', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, SHARED);
    const [first, again] = [await print('officer', id, 'f15'), await print('mediator', id, 'f15')];
    expect(again.body.equals(first.body)).toBe(true);
    const audits = await desk.cases.audited('paper.printed', id);
    expect(audits).toMatchObject([{ detail: { form: 'f15' } }, { detail: { form: 'f15' } }]);
    expect(JSON.stringify(audits)).not.toContain('刘甲');
  });

  it('is printed for nobody who may not open the snapshot, and not before it is sent', async () => {
    const { id: caseId } = await desk.aCase();
    const draft = await desk.sent(caseId, { ...SHARED, keepAsDraft: true });
    expect(codeOf(await print('officer', draft.id, 'f15'))).toBe('paper_not_yet');
    expect(codeOf(await print('mediator', draft.id, 'f15'))).toBe('referral_not_found');
    await desk.step('officer', draft.id, { noun: 'submission', body: { choice: WHY } });

    expect(codeOf(await print('labor-intake', draft.id, 'f15'))).toBe('referral_not_found');
    expect(codeOf(await print('coordinator', draft.id, 'f15'))).toBe('snapshot_not_found');
    await desk.step('officer', draft.id, {
      noun: 'recall',
      body: { reason: 'better_agency', note: '改由其他单位办理' },
    });
    expect(codeOf(await print('mediator', draft.id, 'f15'))).toBe('snapshot_not_found');
    expect((await print('officer', draft.id, 'f15')).status).toBe(200);
  });

  it('with a name no font can draw is refused, unless the gap may be marked', async () => {
    const odd = { ...PAIR[0], name: '刘\u{1F4A7}' };
    const { id: caseId } = await desk.aCase({ parties: [odd, PAIR[1]] });
    const { id } = await desk.sent(caseId, SHARED);
    expect((await print('officer', id, 'f15')).status).toBe(422);
    expect((await print('officer', id, 'f15', '?missing=mark')).status).toBe(200);
  });

  it('does not exist for a question', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { mode: 'consult' });
    expect(codeOf(await print('officer', id, 'f15'))).toBe('paper_unfit');
  });
});

describe('the reply (F16)', () => {
  itReads('tells that it was taken, then how it ended and what is enclosed', async () => {
    const theCase = await desk.aCase();
    const { id } = await desk.sent(theCase.id);
    expect(codeOf(await print('officer', id, 'f16'))).toBe('paper_not_yet');
    await desk.inProgress(id);
    const receipt = await textOf('officer', id, 'f16');
    expect(missing(receipt, ['委托调解回执草堂派出所：', '■接收□不予接收', '送仙桥社区居委会'])).toEqual([]);

    const agreement = done(
      await desk.attach('mediator', 'referral', { id, content: PDF, name: '调解协议书.pdf' }),
    );
    await desk.step('mediator', id, {
      noun: 'outcome',
      body: { outcome: 'written_agreement', summary: '限时装修，楼上修复渗水', evidence: [agreement.id] },
    });
    const report = await textOf('officer', id, 'f16');
    const lines = [
      '委托调解反馈函',
      '达成书面协议',
      '■书面协议□口头协议□终止调解',
      '限时装修，楼上修复渗水',
      '附件：1．调解协议书.pdf',
      `（案号：${theCase.number}）`,
    ];
    expect(missing(report, lines)).toEqual([]);
    expect(await textOf('coordinator', id, 'f16')).not.toContain('调解协议书.pdf');
  });

  itReads('tells why it was not taken, and who should take it', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId);
    await desk.step('committee-head', id, {
      noun: 'rejection',
      body: {
        reason: 'outside_statutory_power',
        text: '不属社区职责',
        suggestedAgencyId: desk.world.agencies['womens-federation'],
      },
    });
    const text = await textOf('committee-head', id, 'f16');
    const lines = ['□接收■不予接收', '超出法定职权：不属社区职责', '建议承办单位青羊区妇联'];
    expect(missing(text, lines)).toEqual([]);
    expect(codeOf(await print('labor-intake', id, 'f16'))).toBe('referral_not_found');
  });
});
