import { childrenOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { endLive } from './end-live.js';
import type { Step } from './step.js';

/**
 * What was handed on from a referral ends with it, however it ends (docs/adr/0026): who may no longer see the case lets
 * nobody else work on a part of it. What a part has reported by then is confirmed; completion wins (workflow.md §2.2, 5).
 *
 * A merge has moved its parts by now. A hand-over leaves them: who handed them on owns the case from then on, and takes what
 * comes of them.
 */
export async function endParts({ tx, play, row }: Step<unknown>, ended: Referral): Promise<void> {
  if (row.event === 'handover_done') return;
  const isDone = ended.state === 'closed';
  for (const part of await childrenOf(tx, ended.id)) {
    if (isDone) await endLive(play, part, 'settled_meanwhile', '上级转办已办结');
    else await endLive(play, part, 'whole_ended', '上级转办已收回、改派或终止');
  }
}
