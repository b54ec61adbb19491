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

/** What it carries by itself: noise of building and trade, fumes, things in the street, unlawful building, parking. */
const CARRIED = ['0204', '09', '0302', '1404'];

/** Whether urban management takes a case: streets and sites are its own, what happens behind front doors is not. */
export function urbanManagementGuard(facts: CaseFacts): Verdict {
  return verdictOf(isHandedOver(facts) ? objections(facts) : [], notes(facts));
}

function objections(facts: CaseFacts): readonly Objection[] {
  if (isOfType(facts, '0202') || (isSaid(facts, 'noise_dispute') && !isOfType(facts, '09')))
    return [
      {
        code: 'living_noise',
        text: '居民生活噪声先由居（村）委会、业主委员会、物业劝阻调解；施工、街面和商业噪声才由城管办理',
        source: verified('zs', '第70条'),
      },
    ];
  if (facts.typeCode === null || isOfType(facts, ...CARRIED)) return [];
  return [
    {
      code: 'not_in_the_street',
      text: '不属于街面秩序、施工噪声、油烟、堆物占道、违法建设的邻里纠纷，由社区牵头，可以请城管协同',
      source: byDesign('城管职责边界以当地执法事项目录为准'),
    },
  ];
}

function notes(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [
    {
      code: 'service_limit',
      text: '城管办理纠纷没有全国统一期限，按服务事项5个工作日办理',
      source: byDesign('参照12345服务事项期限'),
    },
  ];
  if (isOfType(facts, '0901'))
    found.push({
      code: 'no_prior_steps_needed',
      text: '施工和工业噪声直接受理，不要求先经社区调解',
      source: verified('zs', '第86–87条'),
    });
  if (isOfType(facts, '0204'))
    found.push({
      code: 'public_corridor',
      text: '楼道等小区公共部位的堆物，请先核实是否属于占道；属消防通道的同时告知消防',
      source: byDesign('楼道堆物核实'),
    });
  return found;
}
