import { createHash } from 'node:crypto';

/**
 * Whether a dispute settled on the spot is drawn for a visit. Always the same answer for a case, and none that whoever
 * settles it can see or choose: it hangs on the id the case was given.
 * @param percent of a hundred, 0 to 100
 */
export function isSampled(caseId: string, percent: number): boolean {
  const drawn = createHash('sha256').update(caseId).digest().readUInt32BE(0);
  return drawn / 2 ** 32 < percent / 100;
}
