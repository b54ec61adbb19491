import { byDesign, verified } from '../cases/index.js';
import { type CaseFacts, isSaid, type Objection, type Verdict, verdictOf } from '../referrals/index.js';

const VIOLENCE = ['violence', 'domestic_violence', 'weapon', 'threat_to_kill', 'gang', 'suspected_crime'];

/** Whether volunteers may be sent, in any mode: never where somebody may be hurt. */
export function volunteersGuard(facts: CaseFacts): Verdict {
  const found: Objection[] = [];
  if (isSaid(facts, ...VIOLENCE))
    found.push({
      code: 'violence',
      text: '动过手、持械或有人身威胁的纠纷不派志愿者，由公安机关处理',
      source: verified('zagl2025', '第90条'),
    });
  if (isSaid(facts, 'minor_harmed'))
    found.push({
      code: 'minor_harmed',
      text: '未成年人受到侵害的，立即报告公安、民政、教育，不派志愿者',
      source: verified('wcn', '第11条'),
    });
  if (isSaid(facts, 'self_harm', 'mental_crisis'))
    found.push({
      code: 'danger_to_life',
      text: '有自伤、伤人危险的，先由公安、医疗处置',
      source: byDesign('志愿者人身安全'),
    });
  if (facts.risk === 'red' || facts.risk === 'orange')
    found.push({
      code: 'risk_too_high',
      text: '红色、橙色风险的纠纷不派志愿者',
      source: byDesign('志愿者只参与黄色、蓝色风险纠纷'),
    });
  return verdictOf(found);
}
