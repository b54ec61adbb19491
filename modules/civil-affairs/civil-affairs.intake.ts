import { byDesign, verified } from '../cases/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isOfType,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/** Of family disputes only these are its own to carry: who brings up the child, who cares for the old. */
const CARRIED = ['0102', '0103', '1702', '1703', '1704', '1705', '17'];

/** Whether civil affairs takes a case: it carries what touches guardianship and care, and helps with the rest. */
export function civilAffairsGuard(facts: CaseFacts): Verdict {
  return verdictOf(isHandedOver(facts) ? objections(facts) : [], notes(facts));
}

function objections(facts: CaseFacts): readonly Objection[] {
  if (isOfType(facts, '0106') || isSaid(facts, 'domestic_violence'))
    return [
      {
        code: 'police_lead_violence',
        text: '家庭暴力由公安机关牵头处置；请民政协同庇护、救助，不移交',
        source: verified('fjb', '第15–18条'),
      },
    ];
  if (isOfType(facts, '1701'))
    return [
      {
        code: 'bullying_by_police',
        text: '学生欺凌由公安机关和学校依法处理，民政协同保护',
        source: verified('zagl2025', '第60条'),
      },
    ];
  if (facts.typeCode === null || isOfType(facts, ...CARRIED)) return [];
  return [
    {
      code: 'not_its_lead',
      text: '离婚、财产、继承等纠纷不由民政部门调解，可以请其协同',
      source: verified('tj', '第29条'),
    },
  ];
}

function notes(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [
    {
      code: 'service_limit',
      text: '民政办理纠纷没有全国统一期限，按服务事项5个工作日办理',
      source: byDesign('参照12345服务事项期限'),
    },
  ];
  if (isSaid(facts, 'minor_harmed'))
    found.push({
      code: 'report_harm',
      text: '未成年人受到侵害：接到报告应当处理并反馈，同时报公安、教育',
      source: verified('wcn', '第11条'),
    });
  return found;
}
