import type { ReferralLetter, Reply } from '../../../modules/documents/index.js';

/** A full F15 letter: everything the snapshot can hold. */
export function aReferralLetter(changes: Partial<ReferralLetter> = {}): ReferralLetter {
  return {
    referralId: '0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11',
    kind: 'transfer',
    letterNumber: '望公调函〔2026〕12号',
    caseNumber: '望江（和）〔2026〕00231号',
    sender: '滨湖市公安局望江派出所',
    recipient: '滨湖市望江街道幸福里社区居民委员会',
    disputeType: '邻里纠纷',
    basis: '《中华人民共和国人民调解法》第十八条',
    parties: [
      {
        role: '申请人',
        name: '龘建国',
        phone: '13800001234',
        identityNumber: null,
        address: '滨湖市望江街道幸福里小区3幢2单元501室',
      },
      { role: '被申请人', name: '欧阳䶮', phone: null, identityNumber: null, address: null },
    ],
    narrative:
      '2026年2月27日晚，因楼上住户夜间装修产生噪声，双方在幸福里小区3幢楼道内发生口角，经民警到场劝解后平息，未造成人身伤害，财产损失约3,000元。\n双方此前因卫生间渗水已争执三次，物业协调未果。经了解，双方均愿意在社区主持下协商解决，希望由熟悉情况的网格员参加。',
    place: '滨湖市望江街道幸福里小区3幢楼道',
    amountFen: 300_000,
    issues: ['夜间装修的时间应当如何限定', '卫生间渗水的维修责任和费用由谁承担'],
    request: '请组织双方就噪声和渗水两项争议进行调解，必要时邀请物业服务企业参加。',
    consents: [
      {
        party: '龘建国',
        outcome: 'given',
        how: '当面口头同意',
        reference: '执法记录仪编号 ZF-0231',
        basis: null,
        at: '2026-02-27T14:30:00.000Z',
      },
      { party: '欧阳䶮', outcome: 'not_reached', how: null, reference: null, basis: null, at: null },
    ],
    acceptBy: '2026-03-03T09:30:00.000Z',
    resolveBy: '2026-04-01T09:30:00.000Z',
    feedback: null,
    enclosures: [
      { name: '接处警情况登记表', copies: 1 },
      { name: '现场照片', copies: 6 },
    ],
    contact: { person: '王晓东', phone: '0551-60001234' },
    sentAt: '2026-03-01T16:05:00.000Z',
    ...changes,
  };
}

/** A receipt: the case was taken, nothing else has happened. */
export function aReceipt(changes: Partial<Reply> = {}): Reply {
  return {
    referralId: '0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11',
    kind: 'transfer',
    letterNumber: null,
    caseNumber: '望江（和）〔2026〕00231号',
    sender: '滨湖市望江街道幸福里社区居民委员会',
    recipient: '滨湖市公安局望江派出所',
    disputeType: '邻里纠纷',
    referredAt: '2026-03-01T16:05:00.000Z',
    decision: { accepted: true, at: '2026-03-02T01:20:00.000Z', reason: null, suggestedAgency: null },
    handler: { person: '李秀兰', phone: '0551-60005678' },
    outcome: null,
    enclosures: [],
    contact: { person: '李秀兰', phone: '0551-60005678' },
    repliedAt: '2026-03-02T01:20:00.000Z',
    ...changes,
  };
}

/** A report: how the mediation ended. */
export function aReport(changes: Partial<Reply> = {}): Reply {
  return aReceipt({
    outcome: {
      ending: 'written_agreement',
      result: '经两次调解，双方达成书面协议。',
      agreementNumber: '幸福里人调〔2026〕7号',
      summary:
        '一、装修限于工作日8时至12时、14时至18时进行；二、渗水由楼上住户于2026年3月31日前修复，费用由楼上住户承担。',
      performance: '已于2026年3月28日修复，双方确认。',
      at: '2026-03-29T07:00:00.000Z',
    },
    enclosures: [{ name: '人民调解协议书', copies: 1 }],
    repliedAt: '2026-03-29T08:00:00.000Z',
    ...changes,
  });
}
