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
 * Whether a committee takes a case. Disputes among the people are its own; violations of public security, acts of
 * administration and violence at home are not handed to it, though it may be asked to help.
 */
export function communityGuard(facts: CaseFacts): Verdict {
  if (!isHandedOver(facts)) return verdictOf([]);
  return verdictOf(objections(facts), notes(facts));
}

function objections(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [];
  if (isOfType(facts, '16') || isSaid(facts, 'public_security_violation'))
    found.push({
      code: 'public_security_violation',
      text: '违反治安管理行为由公安机关查处；可以请社区配合，不能移交社区处理',
      source: verified('zagl2025', '第9、90条'),
    });
  if (isSaid(facts, 'admin_act'))
    found.push({
      code: 'administrative_act',
      text: '对行政机关的行为不服，应走行政复议、行政诉讼或信访',
      source: verified('xzfy', '第20条'),
    });
  if (isSaid(facts, 'domestic_violence') && facts.facts['dv_high_danger'] !== 'no')
    found.push({
      code: 'danger_not_excluded',
      text: '家庭暴力未经危险评估排除高危前，不移交社区调解；可以请社区配合查访',
      source: secondary('fulian2018', '第11条及附表'),
    });
  if (isOfType(facts, '17'))
    found.push({
      code: 'protection_by_departments',
      text: '未成年人和特殊群体保护由公安、民政牵头，社区协助并履行报告义务',
      source: verified('wcn', '第11条'),
    });
  if (isSaid(facts, 'report_content'))
    found.push({
      code: 'report_content',
      text: '检举控告内容不得转给被检举控告的人或单位',
      source: verified('xf', '第30条'),
    });
  return found;
}

function notes(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [
    {
      code: 'thirty_days',
      text: '人民调解法没有期限规定，按30日办理，双方同意可以延长',
      source: verified('scrm', '第26条'),
    },
  ];
  if (isOfType(facts, '0202'))
    found.push({
      code: 'keep_noise_record',
      text: '请留存劝阻、调解记录：公安机关处罚以此为前提',
      source: verified('zagl2025', '第88条'),
    });
  if (facts.headcount !== null && facts.headcount >= GROUP)
    found.push({
      code: 'group',
      text: '人数较多，请当事人推选代表，并报综治中心',
      source: byDesign('五人以上推选代表'),
    });
  return found;
}

/** From how many people on a committee tells the centre [design]. */
const GROUP = 5;
