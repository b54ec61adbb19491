import { byDesign, verified } from '../cases/index.js';
import type { Agency } from '../identity/index.js';
import {
  type CaseFacts,
  isHandedOver,
  isOfType,
  isSaid,
  type Objection,
  type Verdict,
  verdictOf,
} from '../referrals/index.js';

/** Whether an association takes a case: of its own trade, between people who argue and do not fight. */
export function tradeAssociationGuard(facts: CaseFacts, agency: Pick<Agency, 'trades'>): Verdict {
  return verdictOf(objections(facts, agency), notes(facts));
}

function objections(facts: CaseFacts, { trades }: Pick<Agency, 'trades'>): readonly Objection[] {
  const found: Objection[] = [];
  // An unknown trade is asked for; another trade is no business of theirs.
  if (facts.trade !== null && trades.length > 0 && !trades.includes(facts.trade))
    found.push({
      code: 'other_trade',
      text: '纠纷不属于该协会的行业',
      source: byDesign('协会只调解本行业纠纷'),
    });
  if (isSaid(facts, 'violence', 'domestic_violence', 'weapon', 'threat_to_kill', 'minor_harmed'))
    found.push({
      code: 'violence',
      text: '涉及暴力或者未成年人受到侵害的，由公安机关处理',
      source: verified('zagl2025', '第90条'),
    });
  if (isHandedOver(facts) && isOfType(facts, '10'))
    found.push({
      code: 'labour_not_handed_over',
      text: '劳动争议由人力资源和社会保障部门办理，可以请协会配合',
      source: verified('ldzy', '第10条'),
    });
  return found;
}

function notes(facts: CaseFacts): readonly Objection[] {
  const found: Objection[] = [
    {
      code: 'public_good',
      text: '行业协会、商会的公益性调解不收费，不适用商事调解条例',
      source: verified('sstj', '第32条'),
    },
  ];
  if (isOfType(facts, '0502'))
    found.push({
      code: 'small_firm_payment',
      text: '中小企业款项也可以向主管部门投诉：10个工作日内转交，30日内处理',
      source: verified('zxqy', '第25条'),
    });
  return found;
}
