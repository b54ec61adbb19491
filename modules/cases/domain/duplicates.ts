/** A case as far as likeness needs it. Phones and identities are blind indexes, never the values. */
export interface DuplicateProbe {
  readonly phoneIndexes: readonly string[];
  readonly identityIndexes: readonly string[];
  /** First digits of the type code; null when none is chosen. */
  readonly typeCode: string | null;
  readonly occurredAt: Date;
}

/** An earlier case with the likenesses that the database measured. */
export interface DuplicateCandidate extends DuplicateProbe {
  readonly caseId: string;
  /** Trigram similarity, 0 to 1. */
  readonly placeSimilarity: number;
  readonly narrativeSimilarity: number;
}

/** Points and limits. Data, editable; our own values. */
export interface DuplicateWeights {
  readonly samePhone: number;
  readonly sameIdentity: number;
  readonly samePlace: number;
  readonly sameNarrative: number;
  readonly sameType: number;
  readonly closeInTime: number;
  readonly placeSimilarFrom: number;
  readonly narrativeSimilarFrom: number;
  readonly closeWithinHours: number;
  /** From this score on it is likely the same event. */
  readonly likelyFrom: number;
  /** From this score on it is worth showing. */
  readonly possibleFrom: number;
}

export type DuplicateStanding = 'likely_same' | 'repeat_caller' | 'possible';

export interface DuplicateFinding {
  readonly caseId: string;
  readonly score: number;
  readonly standing: DuplicateStanding;
  /** Chinese, shown as they are. */
  readonly reasons: readonly string[];
}

const HOUR_MS = 3_600_000;

/**
 * Earlier cases that may be the same event, or the same people coming back, the likeliest first.
 *
 * `likely_same`: much alike and close in time. `repeat_caller`: a shared person, but another time or another matter.
 * `possible`: alike without a shared person. It proposes; a person decides.
 */
export function findDuplicates(
  probe: DuplicateProbe,
  candidates: readonly DuplicateCandidate[],
  weights: DuplicateWeights,
): DuplicateFinding[] {
  return candidates
    .flatMap((candidate) => compare(probe, candidate, weights) ?? [])
    .sort((a, b) => b.score - a.score || a.caseId.localeCompare(b.caseId));
}

function compare(
  probe: DuplicateProbe,
  candidate: DuplicateCandidate,
  weights: DuplicateWeights,
): DuplicateFinding | null {
  const hours = Math.abs(probe.occurredAt.getTime() - candidate.occurredAt.getTime()) / HOUR_MS;
  const isClose = hours <= weights.closeWithinHours;
  const samePhone = shares(probe.phoneIndexes, candidate.phoneIndexes);
  const sameIdentity = shares(probe.identityIndexes, candidate.identityIndexes);
  const signs: readonly (readonly [boolean, number, string])[] = [
    [samePhone, weights.samePhone, '联系电话相同'],
    [sameIdentity, weights.sameIdentity, '当事人证件相同'],
    [candidate.placeSimilarity >= weights.placeSimilarFrom, weights.samePlace, '地点相近'],
    [candidate.narrativeSimilarity >= weights.narrativeSimilarFrom, weights.sameNarrative, '情况描述相近'],
    [isSameType(probe, candidate), weights.sameType, '纠纷类型相同'],
    [isClose, weights.closeInTime, timeInWords(hours)],
  ];
  const present = signs.filter(([isPresent]) => isPresent);
  const score = present.reduce((total, [, points]) => total + points, 0);
  if (score < weights.possibleFrom) return null;
  const isSamePerson = samePhone || sameIdentity;
  const isLikely = score >= weights.likelyFrom && isClose;
  return {
    caseId: candidate.caseId,
    score,
    standing: isLikely ? 'likely_same' : isSamePerson ? 'repeat_caller' : 'possible',
    reasons: [...present.map(([, , reason]) => reason), ...(isClose ? [] : [timeInWords(hours)])],
  };
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((index) => other.includes(index));
}

function isSameType(probe: DuplicateProbe, candidate: DuplicateProbe): boolean {
  return probe.typeCode !== null && probe.typeCode.slice(0, 2) === candidate.typeCode?.slice(0, 2);
}

function timeInWords(hours: number): string {
  if (hours < 1) return '相隔不到一小时';
  return hours < 48 ? `相隔${Math.floor(hours)}小时` : `相隔${Math.floor(hours / 24)}天`;
}
