import { verified } from '../cases/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isOfType,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/** Inside the bureau: violations go to the inspection, disputes to mediation and arbitration (R17). */
export type LaborChannel = 'inspection' | 'mediation';

/** From how many workers with a common claim they may elect representatives (劳动争议调解仲裁法 7). */
const GROUP_OF_WORKERS = 10;

/** Which office of the bureau the matter belongs to. Unpaid wages are a violation first, whatever else is disputed. */
export function laborChannel(facts: CaseFacts): LaborChannel {
  return isOfType(facts, '1001') || isSaid(facts, 'labour_violation') ? 'inspection' : 'mediation';
}

/** Whether the bureau takes a case: it must be about work, and not be before an arbitrator or a court already. */
export function laborGuard(facts: CaseFacts): Verdict {
  return verdictOf(isHandedOver(facts) ? objections(facts) : [], notes(facts));
}

function objections(facts: CaseFacts): readonly Objection[] {
  if (!isSaid(facts, 'already_before_other_body')) return [];
  return [
    {
      code: 'pending_elsewhere',
      text: '同一争议已由仲裁委员会或人民法院受理，不再受理',
      source: verified('xf', '第19条'),
    },
  ];
}

function notes(facts: CaseFacts): readonly Objection[] {
  if (facts.typeCode === null) return [];
  const found: Objection[] = [
    laborChannel(facts) === 'inspection'
      ? {
          code: 'inspection',
          text: '拖欠工资等违法行为由劳动保障监察查处，自立案起60个工作日',
          source: verified('ldbz', '第17条'),
        }
      : {
          code: 'mediation',
          text: '劳动争议调解：自收到调解申请之日起15日内结束，到期可以申请仲裁',
          source: verified('ldzy', '第14条'),
        },
    {
      code: 'one_year',
      text: '仲裁时效一年，请求过对方或投诉过的中断，请留存记录',
      source: verified('ldzy', '第27条'),
    },
  ];
  if (facts.headcount !== null && facts.headcount >= GROUP_OF_WORKERS)
    found.push({
      code: 'representatives',
      text: '十人以上有共同请求的，可以推举代表',
      source: verified('ldzy', '第7条'),
    });
  return found;
}
