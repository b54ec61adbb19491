import { byDesign } from '../../cases/index.js';
import { rulingWords } from '../precedents/duty-ruling.js';
import type { Candidate, RoutingReason } from './candidate.js';

const OURS = byDesign('综治中心职责争议裁定先例');

/**
 * What was ruled goes before what is weighed: an agency whose such disputes are stands before all others that may be chosen, one
 * whose they are not behind them. Nobody is shut out by it. Of several rulings on one agency the latest stands.
 */
export function standingByRuling({ agency, profile, rulings }: Candidate): number {
  const [latest] = rulings;
  if (latest === undefined || profile.isCentre) return 0;
  return latest.holding === 'theirs' || latest.namedAgencyId === agency.id ? 1 : -1;
}

/** Its rulings in words, for the list: they have no weight, their place says it. */
export function ruledReasons({ agency, rulings }: Candidate): readonly RoutingReason[] {
  return rulings.map((ruling) => ({
    code:
      ruling.holding === 'theirs' || ruling.namedAgencyId === agency.id ? 'ruled_theirs' : 'ruled_not_theirs',
    text: rulingWords(ruling),
    weight: 0,
    source: OURS,
  }));
}
