import { byDesign } from '../../cases/index.js';
import type { Objection } from '../verdict.js';
import { isOfType, mayBeOfType } from '../verdict.js';
import type { Candidate, RoutingReason, RoutingRole, Situation } from './candidate.js';
import type { RoutingWeights } from './routing-rules.js';

const OURS = byDesign('分流排序权重');

function reason(code: string, text: string, weight: number): RoutingReason {
  // -0 would print as such.
  return { code, text, weight: weight === 0 ? 0 : weight, source: OURS };
}

/** Whether the agency's area contains the case's, or only lies inside it; `none` is never proposed. */
export function coverage(agencyPath: string, casePath: string): 'whole' | 'part' | 'none' {
  if (casePath === agencyPath || casePath.startsWith(`${agencyPath}.`)) return 'whole';
  return agencyPath.startsWith(`${casePath}.`) ? 'part' : 'none';
}

export function roleOf({ agency, profile }: Candidate, { leadKinds, facts }: Situation): RoutingRole {
  // What nobody has named yet is for the centre to look at.
  if (facts.typeCode === null && profile.isCentre) return 'lead';
  return leadKinds.includes(agency.kind) ? 'lead' : 'supporting';
}

/** Everything that moves an agency up or down, each with its words. The score is the sum. */
export function pointsOf(
  candidate: Candidate,
  situation: Situation,
  weights: RoutingWeights,
): readonly RoutingReason[] {
  return [
    forKind(candidate, situation, weights),
    forType(candidate, situation, weights),
    forArea(candidate, situation, weights),
    forTrade(candidate, situation, weights),
    forDuty(candidate, situation, weights),
    forLoad(candidate, weights),
  ].filter((found) => found !== null);
}

function forKind(
  { agency, profile, kindLabel }: Candidate,
  { leadKinds, supportingKinds, facts }: Situation,
  weights: RoutingWeights,
): RoutingReason | null {
  const place = leadKinds.indexOf(agency.kind);
  if (place >= 0) {
    const words = place === 0 ? '该类纠纷由此类单位牵头' : `该类纠纷第${place + 1}顺位牵头单位`;
    return reason('lead_kind', `${words}：${kindLabel}`, weights.lead - weights.perLeadPlace * place);
  }
  if (profile.isCentre)
    return facts.typeCode === null
      ? reason('not_classified', '纠纷类型未定，先由中心研判', weights.lead)
      : reason('centre', '没有合适单位时由中心接收', 0);
  if (supportingKinds.includes(agency.kind))
    return reason('supporting_kind', `该类纠纷的配合单位：${kindLabel}`, weights.supporting);
  return null;
}

function forType(
  { agency, profile }: Candidate,
  { leadKinds, supportingKinds, facts }: Situation,
  weights: RoutingWeights,
): RoutingReason | null {
  if (profile.isCentre || facts.typeCode === null) return null;
  if (isOfType(facts, ...agency.capabilities))
    return reason('names_type', '该单位登记办理此类纠纷', weights.namesType + capable());
  if (isOfType(facts, ...profile.capabilities) && capable() > 0)
    return reason('takes_type', '此类单位可以办理该类纠纷', capable());
  if (mayBeOfType(facts, ...agency.capabilities))
    return reason('may_name_type', '该单位登记办理该大类中的部分类型', capable());
  return null;

  function capable(): number {
    return [...leadKinds, ...supportingKinds].includes(agency.kind) ? 0 : weights.capable;
  }
}

function forArea({ agency }: Candidate, { facts }: Situation, weights: RoutingWeights): RoutingReason {
  if (coverage(agency.areaPath, facts.areaPath) === 'part')
    return reason('serves_part', '只管辖案发区域的一部分', weights.servesPart);
  const levelsUp = levels(facts.areaPath) - levels(agency.areaPath);
  const points = Math.max(0, weights.sameArea - weights.perLevel * levelsUp);
  return levelsUp === 0
    ? reason('same_area', '管辖区域就是案发区域', points)
    : reason('covers_area', `管辖区域包含案发地，是${levelWords(levelsUp)}辖区`, points);
}

/** The fourth level above the community is the province. */
function levelWords(levelsUp: number): string {
  return `上${['一', '两', '三', '四'][levelsUp - 1] ?? String(levelsUp)}级`;
}

function forTrade(
  { agency }: Candidate,
  { facts }: Situation,
  weights: RoutingWeights,
): RoutingReason | null {
  if (facts.trade === null || !agency.trades.includes(facts.trade)) return null;
  return reason('same_trade', '纠纷属于该协会的行业', weights.sameTrade);
}

function forDuty(
  { duty, profile }: Candidate,
  { facts }: Situation,
  weights: RoutingWeights,
): RoutingReason | null {
  if (duty === 'on') return reason('on_duty', '此刻有人值班', weights.onDuty);
  if (facts.risk !== 'red' || !profile.redNeedsDuty) return null;
  return reason('red_without_duty', '红色案件而此刻无人值班', weights.redWithoutDuty);
}

function forLoad({ agency, open }: Candidate, weights: RoutingWeights): RoutingReason | null {
  const { capacity } = agency;
  if (capacity === null) return null;
  if (open >= capacity)
    return reason('overloaded', `在办${open}件，已达承载量${capacity}件`, weights.load + weights.overloaded);
  return reason('load', `在办${open}件，承载量${capacity}件`, Math.round((weights.load * open) / capacity));
}

function levels(path: string): number {
  return path.split('.').length;
}

/** What is said about an agency besides its points. */
export function warningsOf(candidate: Candidate, situation: Situation): readonly Objection[] {
  const { agency, profile, duty } = candidate;
  const { facts, conflictDeclared } = situation;
  const found: Objection[] = [];
  const warn = (code: string, text: string): void => void found.push({ code, text, source: OURS });
  if (facts.risk === 'red' && profile.redNeedsDuty && duty !== 'on')
    warn('custody_stays', '该单位此刻无人值班：案件和安全时限留在移送单位，只能请其配合');
  if (coverage(agency.areaPath, facts.areaPath) === 'part')
    warn('area_to_confirm', '请先核实案发地是否在该单位辖区内');
  if (isTypeToConfirm(candidate, facts))
    warn('type_to_confirm', '纠纷只定了大类、具体类型待定，请先核实是否属于该单位办理的类型');
  if (agency.trades.length > 0 && facts.trade === null)
    warn('trade_to_confirm', '请先核实当事人是否属于该协会的行业');
  if (agency.capacity !== null && candidate.open >= agency.capacity)
    warn('overloaded', '该单位在办数量已达承载量，签收可能延迟');
  if (conflictDeclared)
    found.push({
      code: 'conflict_declared',
      text: '本案登记有利害关系，请确认承办人和调解员已回避',
      source: null,
    });
  return found;
}

/** The type is a whole first level, of which the agency takes a part. */
function isTypeToConfirm({ agency, profile }: Candidate, facts: Situation['facts']): boolean {
  if (profile.isCentre) return false;
  const own = agency.capabilities.length > 0 ? agency.capabilities : profile.capabilities;
  return !isOfType(facts, ...own) && mayBeOfType(facts, ...own);
}
