import { byDesign } from '../../cases/index.js';
import { isPrimary, type ReferralLane, type ReferralMode } from '../domain/modes.js';
import { isSaid, type Objection } from '../verdict.js';
import { ruledReasons, standingByRuling } from './ruled.js';
import type { Candidate, Situation, Suggestion, Tried } from './candidate.js';
import { coverage, pointsOf, roleOf, warningsOf } from './points.js';
import type { RoutingWeights } from './routing-rules.js';

/** From handing the case over to merely asking: the first that is possible is proposed. */
const MODES = ['refer', 'co_handle', 'consult'] as const satisfies readonly ReferralMode[];

const TRIED: Readonly<Record<Tried, string>> = {
  rejected: '该单位已就本案退单',
  expired: '该单位逾期未签收本案',
  rerouted: '本案已从该单位改派',
};

const CONFLICT = {
  said: '该单位已声明与本案有利害关系',
  party: '该单位是本案当事人',
} as const satisfies Readonly<Record<'said' | 'party', string>>;

/** One agency's place, before all are put in order. */
export function assess(candidate: Candidate, situation: Situation, weights: RoutingWeights): Suggestion {
  const points = pointsOf(candidate, situation, weights);
  const barred = barsOf(candidate);
  const { mode, objections, notes } = possibleMode(candidate, situation);
  const eligible = barred.length === 0 && mode !== null;
  return {
    candidate,
    score: points.reduce((sum, { weight }) => sum + weight, 0),
    reasons: [...ruledReasons(candidate), ...points, ...notes.map((note) => ({ ...note, weight: 0 }))],
    warnings: [...barred, ...objections, ...warningsOf(candidate, situation)],
    eligible,
    byRuling: standingByRuling(candidate),
    role: roleOf(candidate, situation),
    coversArea: coverage(candidate.agency.areaPath, situation.facts.areaPath) === 'whole',
    mode: eligible ? mode : null,
    lane: laneOf(situation),
    viaAgencyId: null,
  };
}

/** What excludes an agency whatever the mode: it is shown, with the reason, and cannot be chosen. */
function barsOf({ agency, profile, tried, conflict, carried }: Candidate): readonly Objection[] {
  const found: Objection[] = [];
  const bar = (code: string, text: string): void => void found.push({ code, text, source: null });
  if (tried !== null && !profile.isCentre) bar(`already_${tried}`, TRIED[tried]);
  if (conflict !== null) bar('conflict_of_interest', CONFLICT[conflict]);
  if (profile.capacityBinds && agency.capacity !== null && carried >= agency.capacity)
    bar('capacity_full', '该单位承载量已满，不再接收');
  return found;
}

/**
 * The first mode in which the agency can take part, and what its policy said against the modes before it. Without duty a
 * red case is not handed over: it may help, custody stays.
 */
function possibleMode(
  candidate: Candidate,
  { facts }: Situation,
): {
  readonly mode: ReferralMode | null;
  readonly objections: readonly Objection[];
  readonly notes: readonly Objection[];
} {
  const { profile, duty } = candidate;
  if (profile.isCentre) return { mode: 'refer', objections: [], notes: [] };
  const staysHere = facts.risk === 'red' && profile.redNeedsDuty && duty !== 'on';
  let objections: readonly Objection[] = [];
  for (const mode of MODES) {
    if (staysHere && isPrimary(mode)) continue;
    const verdict = candidate.verdictIn(mode);
    if (verdict.ok) return { mode, objections: objections.filter(isNotOfMode), notes: verdict.notes ?? [] };
    if (objections.length === 0) objections = verdict.reasons;
    if (verdict.reasons.some(isOutsideField)) break;
  }
  return { mode: null, objections, notes: [] };
}

/** Anybody may be asked what they know of a dispute; proposed is only whose field it is. */
function isOutsideField({ code }: Objection): boolean {
  return code === 'type_not_taken';
}

/** That it does not take part in another way than the proposed one is no warning against this one. */
function isNotOfMode({ code }: Objection): boolean {
  return code !== 'mode_not_taken';
}

const FULL_LANE_FACTS = ['violence', 'domestic_violence', 'minor_harmed', 'weapon', 'threat_to_kill'];

function laneOf({ lane, facts }: Situation): ReferralLane {
  const isGrave = facts.risk === 'red' || facts.risk === 'orange' || isSaid(facts, ...FULL_LANE_FACTS);
  return isGrave ? 'full' : lane;
}

/** What the list says where the sender may not send to an agency itself. */
export const VIA_CENTRE_SOURCE = byDesign('派出所不得向该单位派单的地方，由中心交办');
