import { PaperPrinter, type Paper } from '../../../modules/documents/index.js';
import { missingGlyphs } from '../../../modules/documents/papers/missing-glyphs.js';
import { itReads, wordsOf } from '../../support/pdf-words.js';
import { aReceipt, aReferralLetter, aReport } from './paper-records.js';

const printer = new PaperPrinter();

async function textOf(paper: Paper, missing: 'refuse' | 'mark' = 'refuse'): Promise<string> {
  return wordsOf((await printer.print(paper, { missing })).pdf);
}

const f15 = (changes = {}): Paper => ({ form: 'f15', record: aReferralLetter(changes) });

describe('the referral letter (F15)', () => {
  itReads('says everything the record holds, word for word', async () => {
    const text = await textOf(f15());
    const lines = [
      '滨湖市公安局望江派出所',
      '望公调函〔2026〕12号',
      '移送调解函',
      '滨湖市望江街道幸福里社区居民委员会：',
      '我单位受理的龘建国与欧阳䶮邻里纠纷一案（案号：望江（和）〔2026〕00231号），经审查，适宜由你单位调解处理。',
      '依据《中华人民共和国人民调解法》第十八条，现将该案移送你单位办理，请予接收并组织调解。',
      '申请人龘建国13800001234滨湖市望江街道幸福里小区3幢2单元501室',
      '被申请人欧阳䶮——',
      '未造成人身伤害，财产损失约3,000元。双方此前因卫生间渗水已争执三次',
      '涉及金额：人民币3,000.00元',
      '（2）卫生间渗水的维修责任和费用由谁承担',
      '四、移送事项请组织双方就噪声和渗水两项争议进行调解',
      '龘建国：同意调解并同意移送相关信息（2026年2月27日，当面口头同意，执法记录仪编号ZF-0231）。',
      '欧阳䶮：暂未联系上，请首次联系时征询其意见。',
      '请于2026年3月3日17时30分前签收并函复，于2026年4月1日前办结。',
      '不予接收的，请说明理由并建议承办单位',
      '附件：1．接处警情况登记表（1份）2．现场照片（6份）',
      '（印章）滨湖市公安局望江派出所2026年3月2日（联系人：王晓东，联系电话：0551-60001234）',
    ];
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  });

  itReads('carries no telephone, number or address that was not shared, nor a column for it', async () => {
    const party = { role: '申请人', name: '龘建国', phone: null, identityNumber: null, address: null };
    const text = await textOf(f15({ parties: [party], narrative: '噪声。', contact: null }));
    expect(text).toContain('申请人龘建国');
    expect(text).not.toMatch(/联系电话|证件号码|住址|1380000/);
  });

  itReads('of a snapshot without names and story says what is left', async () => {
    const text = await textOf({
      form: 'f15',
      record: aReferralLetter({
        kind: 'entrust',
        caseNumber: null,
        letterNumber: null,
        disputeType: null,
        basis: null,
        parties: [],
        narrative: null,
        place: null,
        amountFen: null,
        issues: [],
        consents: [],
        acceptBy: null,
        enclosures: [],
        contact: null,
      }),
    });
    expect(text).toContain(
      '我单位受理的矛盾纠纷一案，经审查，适宜由你单位调解处理。现委托你单位组织调解，请予接收。一、委托事项',
    );
    expect(text).toContain('二、办理期限请于2026年4月1日前办结。三、反馈要求');
    expect(text).not.toMatch(/null|undefined|案号|附件|当事人/);
  });

  itReads('of many pages numbers them from the second and keeps every word', async () => {
    const narrative = Array.from(
      { length: 80 },
      (_, index) => `第${index + 1}次争执，双方各执一词，未能协商一致。`,
    );
    const text = await textOf(f15({ narrative: narrative.join('\n') }));
    expect(narrative.filter((line) => !text.includes(line))).toEqual([]);
    expect(text).toContain('—2—');
    expect(text).not.toContain('—1—');
  });

  it('printed again is the same, byte for byte', async () => {
    const first = await printer.print(f15());
    const again = await new PaperPrinter().print(f15());
    expect(again.pdf.equals(first.pdf)).toBe(true);
    expect(first.title).toBe('移送调解函');
  });

  it('of another referral is another file, even when it reads the same', async () => {
    const first = await printer.print(f15());
    const other = await printer.print(f15({ referralId: '0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e99' }));
    expect(other.pdf.equals(first.pdf)).toBe(false);
  });
});

describe('the reply (F16)', () => {
  itReads('as a receipt says that the case was taken and by whom', async () => {
    const text = await textOf({ form: 'f16', record: aReceipt() });
    const form = '移送调解回执滨湖市公安局望江派出所：你单位2026年3月2日移送我单位调解的邻里纠纷一案';
    expect(text).toContain(form);
    expect(text).toContain(
      '■接收□不予接收接收时间2026年3月2日09时20分承办人李秀兰（联系电话：0551-60005678）',
    );
    expect(text).not.toContain('调解结果');
  });

  itReads('as a refusal gives the reason and the better agency', async () => {
    const decision = {
      accepted: false,
      at: '2026-03-02T01:20:00.000Z',
      reason: '属于劳动监察职责范围。',
      suggestedAgency: '滨湖市人力资源和社会保障局',
    };
    const text = await textOf({ form: 'f16', record: aReceipt({ decision, handler: null }) });
    expect(text).toContain('□接收■不予接收答复时间2026年3月2日09时20分');
    expect(text).toContain('不予接收理由属于劳动监察职责范围。建议承办单位滨湖市人力资源和社会保障局');
  });

  itReads('as a report says how it ended', async () => {
    const text = await textOf({ form: 'f16', record: aReport() });
    expect(text).toContain('移送调解反馈函');
    expect(text).toContain('■书面协议□口头协议□终止调解协议编号幸福里人调〔2026〕7号');
    expect(text).toContain('履行情况已于2026年3月28日修复，双方确认。办结时间2026年3月29日15时00分');
    expect(text).toContain('附件：1．人民调解协议书（1份）');
  });

  itReads('of a mediation that failed says why and when it was stopped', async () => {
    const outcome = {
      ending: 'terminated' as const,
      result: '调解未成。',
      agreementNumber: null,
      summary: '被申请人明确拒绝调解。',
      performance: null,
      at: '2026-03-20T02:00:00.000Z',
    };
    const text = await textOf({ form: 'f16', record: aReport({ kind: 'entrust', outcome }) });
    expect(text).toContain('委托调解反馈函');
    expect(text).toContain('■终止调解终止理由被申请人明确拒绝调解。终止时间2026年3月20日10时00分');
  });
});

describe('a character the font lacks', () => {
  const rare = f15({
    parties: [
      { role: '申请人', name: '𠮷田', phone: null, identityNumber: null, address: '幸福里\u{20BB7}路' },
    ],
  });

  it('is reported before printing, with its field', async () => {
    await expect(printer.print(rare)).rejects.toMatchObject({
      code: 'paper_glyph_missing',
      facts: {
        missing: [
          { field: 'parties[0].name', character: '𠮷', codePoint: 'U+20BB7' },
          { field: 'parties[0].address', character: '𠮷', codePoint: 'U+20BB7' },
        ],
      },
    });
  });

  it('is none of the rare characters of names, nor of the signs papers are made of', () => {
    expect(missingGlyphs({ name: '㛃䶮喆龘〇·', signs: '〔〕■□〓—．（）“”' })).toEqual([]);
  });

  itReads('is not a tab or a mark without a shape: they are left out', async () => {
    const text = await textOf(f15({ issues: ['费用\t由谁\u200b承\ufeff担\u202e'] }));
    expect(text).toContain('费用由谁承担');
  });

  itReads('is printed as 〓 when asked, with a word on writing it in', async () => {
    const text = await textOf(rare, 'mark');
    expect(text).toContain('申请人〓田幸福里〓路');
    expect(text).toContain('注：“〓”处为字库所缺的字（U+20BB7），请手写填入。');
  });
});

it('two papers asked for at once are both printed', async () => {
  const [letter, reply] = await Promise.all([
    printer.print(f15()),
    printer.print({ form: 'f16', record: aReceipt() }),
  ]);
  expect([letter.title, reply.title]).toEqual(['移送调解函', '移送调解回执']);
});

it('a text somebody typed opens no file and no address', async () => {
  const typed = ['file:///etc/passwd', 'https://example.org/x.png', '{"image":"/etc/passwd"}', '<img src=x>'];
  const { pdf } = await printer.print(f15({ issues: typed }));
  expect(pdf.includes('/Subtype /Image')).toBe(false);
  expect(pdf.includes('/URI')).toBe(false);
});
