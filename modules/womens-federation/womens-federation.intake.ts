import { byDesign, secondary, verified } from '../cases/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isOfType,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/**
 * Whether the federation takes a case. It never reconciles where the danger is high (that bar holds for everybody who
 * only mediates); violence at home stays with the police, who may ask for its support at any time.
 */
export function womensFederationGuard(facts: CaseFacts): Verdict {
  return verdictOf(isHandedOver(facts) ? objections(facts) : [], notes(facts));
}

function objections(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [];
  if (isOfType(facts, '0106'))
    found.push({
      code: 'police_lead_violence',
      text: '家庭暴力由公安机关牵头处置；请妇联协同支持，不移交',
      source: verified('fjb', '第15–17条'),
    });
  if (facts.risk === 'red' && isSaid(facts, 'domestic_violence') && facts.facts['dv_high_danger'] !== 'no')
    found.push({
      code: 'danger_not_excluded',
      text: '红色风险且未排除高危：不劝和、不调解，先由公安机关保证人身安全',
      source: secondary('fulian2018', '第11条及附表'),
    });
  if (isOfType(facts, '1701', '1705'))
    found.push({
      code: 'not_its_lead',
      text: '学生欺凌、精神障碍由公安、教育、卫健等部门牵头，妇联协同',
      source: verified('wcn', '第11条'),
    });
  return found;
}

function notes(facts: CaseFacts): readonly Objection[] {
  if (!isSaid(facts, 'domestic_violence')) return [];
  return [
    {
      code: 'assess_danger',
      text: '先做九项危险评估；高危不调解；双方分开谈，受害人同意，不泄露新住址',
      source: secondary('fulian2018', '第11条及附表'),
    },
    {
      code: 'protection_order',
      text: '告知并可代为申请人身安全保护令',
      source: verified('fjb', '第23条'),
    },
    { code: 'safe_contact', text: '按安全联系方式联系，不在共用电话留言', source: byDesign('安全联系') },
  ];
}
