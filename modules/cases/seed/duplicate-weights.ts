import type { DuplicateWeights } from '../domain/duplicates.js';

/** Our own values, editable: a shared person is shown by itself, place and time alone only together with the words. */
export const DUPLICATE_WEIGHTS: DuplicateWeights = {
  samePhone: 40,
  sameIdentity: 45,
  samePlace: 20,
  sameNarrative: 25,
  sameType: 10,
  closeInTime: 15,
  placeSimilarFrom: 0.6,
  narrativeSimilarFrom: 0.45,
  closeWithinHours: 24,
  likelyFrom: 70,
  possibleFrom: 40,
};
