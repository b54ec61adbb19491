import { byDesign, verified } from '../cases/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/** Whether experts may be asked: for an opinion always, for taking a case over never. */
export function expertsGuard(facts: CaseFacts): Verdict {
  return verdictOf(objections(facts), [
    { code: 'opinion_only', text: '只答复问题，案件和期限留在询问单位', source: byDesign('专家只供咨询') },
  ]);
}

function objections(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [];
  if (isHandedOver(facts))
    found.push({
      code: 'consult_only',
      text: '专家库只接受咨询，不接受移送',
      source: byDesign('专家只供咨询'),
    });
  if (isSaid(facts, 'report_content'))
    found.push({
      code: 'report_content',
      text: '检举控告内容不得外传',
      source: verified('xf', '第30条'),
    });
  return found;
}
