import { isPrimary } from '../domain/modes.js';
import { assess, VIA_CENTRE_SOURCE } from './assess.js';
import type { Candidate, Situation, Suggestion } from './candidate.js';
import { coverage } from './points.js';
import type { RoutingWeights } from './routing-rules.js';

/**
 * Puts the agencies that could take a case in order: those that may be chosen first, the highest score first, ties by
 * key. Pure, and the same for every order of the input.
 *
 * Agencies outside the area, inactive ones and the sender do not appear. Where the best agency is reached through the
 * centre only, the centre stands first and the agency behind it.
 */
export function rank(
  candidates: readonly Candidate[],
  situation: Situation,
  weights: RoutingWeights,
): readonly Suggestion[] {
  const inReach = candidates.filter(
    ({ agency }) =>
      agency.active &&
      agency.id !== situation.senderAgencyId &&
      coverage(agency.areaPath, situation.facts.areaPath) !== 'none',
  );
  const centre = nearestCentre(inReach, situation);
  const assessed = inReach
    .map((candidate) => assess(candidate, situation, weights))
    .map((suggestion) => viaCentre(suggestion, situation, centre))
    .sort(byPlace);
  return centreFirst(besideTheLead(assessed), centre);
}

function byPlace(a: Suggestion, b: Suggestion): number {
  if (a.eligible !== b.eligible) return a.eligible ? -1 : 1;
  return (
    b.byRuling - a.byRuling || b.score - a.score || compare(a.candidate.agency.key, b.candidate.agency.key)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nearestCentre(candidates: readonly Candidate[], { facts }: Situation): Candidate | null {
  const centres = candidates
    .filter(
      ({ agency, profile }) => profile.isCentre && coverage(agency.areaPath, facts.areaPath) === 'whole',
    )
    .sort(
      (a, b) => b.agency.areaPath.length - a.agency.areaPath.length || compare(a.agency.key, b.agency.key),
    );
  return centres[0] ?? null;
}

/** An agency the sender may not send to is reached through the centre; where there is none, not at all. */
function viaCentre(suggestion: Suggestion, situation: Situation, centre: Candidate | null): Suggestion {
  const { profile } = suggestion.candidate;
  const { mode } = suggestion;
  if (profile.dispatch !== 'via-centre' || situation.senderIsCentre || mode === null || !isPrimary(mode))
    return suggestion;
  const warning = {
    code: 'via_centre',
    text: centre === null ? '该单位须由综治中心交办，而本区域没有中心' : '该单位须由综治中心交办',
    source: VIA_CENTRE_SOURCE,
  };
  return {
    ...suggestion,
    warnings: [...suggestion.warnings, warning],
    eligible: centre !== null,
    mode: centre === null ? null : mode,
    viaAgencyId: centre?.agency.id ?? null,
  };
}

/** Whoever stands behind a possible lead is asked to help beside it; whoever stands before one takes its place. */
function besideTheLead(ordered: readonly Suggestion[]): readonly Suggestion[] {
  const leadAt = ordered.findIndex(
    ({ role, mode, candidate }) =>
      role === 'lead' && mode !== null && isPrimary(mode) && !candidate.profile.isCentre,
  );
  if (leadAt < 0) return ordered;
  return ordered.map((suggestion, place) => {
    const { role, mode, candidate } = suggestion;
    const helps =
      place > leadAt &&
      role === 'supporting' &&
      mode === 'refer' &&
      !candidate.profile.isCentre &&
      candidate.verdictIn('co_handle').ok;
    return helps ? { ...suggestion, mode: 'co_handle', viaAgencyId: null } : suggestion;
  });
}

function centreFirst(ordered: readonly Suggestion[], centre: Candidate | null): readonly Suggestion[] {
  const best = ordered[0];
  if (centre === null || best?.viaAgencyId !== centre.agency.id) return ordered;
  const own = ordered.find(({ candidate }) => candidate === centre);
  if (own === undefined) return ordered;
  const first: Suggestion = {
    ...own,
    reasons: [
      {
        code: 'via_centre',
        text: `由中心交办给${best.candidate.agency.name}`,
        source: VIA_CENTRE_SOURCE,
        weight: 0,
      },
      ...own.reasons,
    ],
  };
  return [first, ...ordered.filter((suggestion) => suggestion !== own)];
}
