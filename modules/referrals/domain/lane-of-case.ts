import { type CaseRow, isHeavyRisk } from '../../cases/index.js';
import type { ReferralLane } from './modes.js';

/** In which lane something is sent for a case as it is now: the light one is for no orange and no red case (workflow.md §1.2). */
export function laneFor({ lane, risk }: Pick<CaseRow, 'lane' | 'risk'>): ReferralLane {
  return lane === 'full' || isHeavyRisk(risk) ? 'full' : 'simple';
}
