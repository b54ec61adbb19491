import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseClocks } from '../case-clocks.js';
import { LANES, type Lane } from '../domain/lane.js';
import type { LiveWork } from '../live-work.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { oweOwnHandling } from './own-handling.js';

/**
 * The case goes on in another lane. Clocks that run keep their promise; what is worked on for the case goes up with it, and
 * never down.
 * @param reason for the timeline; never personal data
 */
export async function takeLane(
  tx: Tx,
  theCase: CaseRow,
  { lane, reason }: { readonly lane: Lane; readonly reason: string },
  { caseClocks, liveWork }: { readonly caseClocks: CaseClocks; readonly liveWork: LiveWork },
): Promise<CaseRow> {
  const after = await changeCase(
    tx,
    theCase,
    { lane },
    { type: 'case.lane_changed', payload: { fromLane: theCase.lane, toLane: lane, reason } },
  );
  if (!isHeavierLane(lane, theCase.lane)) return after;
  await liveWork.caseRose(tx, after);
  await oweOwnHandling(tx, caseClocks, after);
  return after;
}

export function isHeavierLane(one: Lane, other: Lane): boolean {
  return LANES.indexOf(one) > LANES.indexOf(other);
}
