import { verified } from '../cases/index.js';
import type { AgencyPolicy } from '../referrals/index.js';
import { tradeAssociationGuard } from './trade-association.intake.js';

/** 行业协会、商会: nobody can order it, its mediation is free and for the public good. */
export const TRADE_ASSOCIATION_POLICY: AgencyPolicy = {
  kind: 'trade-association',
  label: '行业协会、商会',
  profile: {
    intakeQuestions: [
      {
        code: 'member',
        text: '经营者是否为本协会会员？',
        answer: 'choice',
        choices: ['是', '否', '不清楚'],
        required: true,
      },
      { code: 'contract', text: '合同或订单编号、签订日期', answer: 'text', required: false },
      { code: 'amount', text: '争议金额', answer: 'amount_fen', required: true },
      { code: 'both_agree', text: '双方是否同意由协会调解？', answer: 'yes_no', required: true },
    ],
    requiredPapers: [
      { code: 'letter', label: '委托调解函', from: 'sender' },
      { code: 'contract', label: '合同、订单、收据', from: 'party' },
      { code: 'consent', label: '双方同意调解的记录', from: 'sender' },
    ],
    refusal: 'final',
    refusalByReason: {},
    autoReroute: true,
    dispatch: 'direct',
    redNeedsDuty: true,
    negativeScope: [
      { duty: '0106', text: '家庭暴力不得交行业协会', source: verified('fjb', '第15条') },
      { duty: '08', text: '行政争议不得交行业协会', source: verified('xzfy', '第20条') },
    ],
    capabilities: ['04', '05', '10', '11', '14'],
    officialScope: [
      {
        text: '行业协会、商会的非营利性调解，不适用商事调解条例',
        source: verified('sstj', '第32条'),
      },
      { text: '行业性、专业性纠纷调解', source: verified('hb', '第32条') },
    ],
    mediatesOnly: true,
    resolveKind: null,
    maxHoldWorkingDays: 10,
    isPublicOrgan: false,
  },
  guard: tradeAssociationGuard,
};
