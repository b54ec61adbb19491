import { Refused } from '../../../src/kernel/errors.js';
import type { ReferralMode } from './modes.js';
import type { ReferralState } from './states.js';

/** What is handed over before the ownership of a case moves; all of it, or it does not move. */
export const HANDOVER_ITEMS = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'] as const;
export type HandoverItem = (typeof HANDOVER_ITEMS)[number];

/** Whether a hand-over is still to come: it is the first thing done on a transfer, and after it began otherwise there is none. */
export function awaitsHandover({
  mode,
  state,
  resumeStack,
}: {
  readonly mode: ReferralMode;
  readonly state: ReferralState;
  readonly resumeStack: readonly ReferralState[];
}): boolean {
  return mode === 'transfer' && (resumeStack[0] ?? state) === 'accepted';
}

/** @returns `handover_first`, to be thrown where `awaitsHandover` */
export function handoverFirst(): Refused {
  return new Refused('handover_first', 'Take the case over first: it is yours to work on from then on.');
}
