import type { Tx } from '../../../src/platform/database/tx.js';
import { liveReferralsOf, moveDrafts } from '../store/referrals.store.js';
import type { Play } from './step.js';
import type { World } from './world.js';

/** Which case goes on as which. */
export interface Merging {
  readonly fromId: string;
  readonly intoId: string;
}

/**
 * Moves everything alive of one case into another one: what is reported is confirmed first, parts follow what they are a
 * part of, and drafts wait in the survivor.
 */
export async function moveLive(
  tx: Tx,
  { world, play }: { world: World; play: Play },
  merging: Merging,
): Promise<void> {
  const { fromId, intoId } = merging;
  for (const { id } of await liveReferralsOf(tx, fromId)) {
    // Read anew: moving one moves what was delegated from it, and confirming the last one ends its supporters.
    const live = (await liveReferralsOf(tx, fromId)).find((other) => other.id === id);
    if (live?.state === 'reported') await play('confirm', id, { note: '并案前确认' }, 'sender_officer');
    else if (live !== undefined) await play('merge_into', id, { survivingCaseId: intoId }, 'coordinator');
  }
  const survivor = await world.cases.lock(tx, intoId);
  for (const id of await moveDrafts(tx, fromId, survivor)) {
    await world.clocks.moveToCase(tx, id, intoId);
    tx.emit({
      type: 'referral.draft_moved',
      subjectType: 'referral',
      subjectId: id,
      streamId: intoId,
      payload: { fromCaseId: fromId },
    });
    tx.audit({
      action: 'referral.draft_moved',
      subjectType: 'referral',
      subjectId: id,
      detail: { fromCaseId: fromId, caseId: intoId },
    });
  }
}
