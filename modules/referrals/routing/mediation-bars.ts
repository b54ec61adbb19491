import { byDesign, type LegalBasis, secondary, verified } from '../../cases/index.js';
import { type CaseFacts, isHandedOver, isSaid, type Objection } from '../verdict.js';

interface Bar {
  /** Yes to one of them bars mediation. */
  readonly facts: readonly string[];
  readonly code: string;
  readonly text: string;
  readonly source: LegalBasis;
}

/** What bars mediation whoever would mediate: the STOP rows of the routing guards, in their order. */
const BARS: readonly Bar[] = [
  {
    facts: ['suspected_crime'],
    code: 'suspected_crime',
    text: '涉嫌犯罪，应由公安机关依法审查，不得转为调解',
    source: verified('gaxs', '第333–334条'),
  },
  {
    facts: ['gang'],
    code: 'gang',
    text: '涉及雇凶、结伙斗殴、寻衅滋事等，不适用调解',
    source: verified('gacx', '第179条第1、2项'),
  },
  {
    facts: ['party_refuses'],
    code: 'party_refuses',
    text: '有当事人明确拒绝调解',
    source: verified('rmtj', '第17条'),
  },
  {
    facts: ['new_violation_in_mediation'],
    code: 'new_violation',
    text: '调解期间又实施违法行为，应由公安机关处理',
    source: verified('gacx', '第179条第5项'),
  },
  {
    facts: ['dv_d6'],
    code: 'violence_to_be_punished',
    text: '家庭暴力依法应予处罚，不得以调解代替',
    source: verified('fjball', '二十'),
  },
  {
    facts: ['dv_special_item', 'dv_high_danger'],
    code: 'high_danger',
    text: '家庭暴力高危，不劝和、不调解，先保证人身安全',
    source: secondary('fulian2018', '第11条及附表'),
  },
  {
    facts: ['minor_harmed'],
    code: 'minor_harmed',
    text: '未成年人受到或疑似受到侵害，应立即报告，不得对侵害行为调解',
    source: verified('wcn', '第11条'),
  },
  {
    facts: ['already_before_other_body'],
    code: 'pending_elsewhere',
    text: '同一纠纷已由法院、仲裁、行政机关或其他调解组织受理',
    source: secondary('sifabu75', '不予受理的情形'),
  },
  {
    facts: ['sham_or_collusion'],
    code: 'sham_or_collusion',
    text: '疑似虚假调解或恶意串通，应终止并报告',
    source: verified('tytj', '第18条'),
  },
];

/** Everything that bars handing this case to a body whose only power is to mediate; supporting it stays possible. */
export function mediationBars(facts: CaseFacts): readonly Objection[] {
  if (!isHandedOver(facts)) return [];
  const found = BARS.filter((bar) => isSaid(facts, ...bar.facts)).map(({ code, text, source }) => ({
    code,
    text,
    source,
  }));
  if (found.length > 0 || !facts.legalTrack) return found;
  return [
    {
      code: 'mediation_stopped',
      text: '本案已依法停止调解，只能走法定途径',
      source: byDesign('法定途径中的案件不再分流给调解组织'),
    },
  ];
}
